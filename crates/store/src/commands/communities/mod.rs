//! Making a community and its address book.

mod create;
mod import;
#[cfg(test)]
mod tests;

pub use create::CreateCommunity;
pub use import::{ImportPlaces, Imported};
