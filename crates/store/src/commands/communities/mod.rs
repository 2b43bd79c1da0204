//! Making a community and its address book.

mod create;
mod import;

pub use create::CreateCommunity;
pub use import::{ImportPlaces, Imported, NewBuilding, NewFacility, NewGrid};
