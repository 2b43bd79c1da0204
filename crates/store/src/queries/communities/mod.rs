//! A community as everybody may read it: its settings, address book, geometry and notices.

mod find;
mod geometry;
mod list;
mod notices;
mod numbers;
mod one;
mod places;

pub use find::{Located, by_id, find, first, grid_of};
pub use geometry::geometry;
pub use list::list;
pub use notices::{notice, notices, notices_for};
pub use numbers::numbers;
pub use one::{Contact, community, contact};
pub use places::places;

pub use crate::model::communities::calendar;
