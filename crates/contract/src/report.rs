//! Reports: what a resident tells, what everybody sees, and what happened since.

mod flag;
mod input;
mod query;
mod status;
mod view;

pub use flag::*;
pub use input::*;
pub use query::*;
pub use status::*;
pub use view::*;

#[cfg(test)]
mod tests;
