//! Settings of a community.

mod calendar;
pub mod rows;
mod walks;

pub use calendar::{calendar, holidays};
pub use walks::walks;
