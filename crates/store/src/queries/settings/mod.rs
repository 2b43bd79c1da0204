//! What only staff read of their community's settings.

mod categories;
mod grants;
mod holidays;

pub use categories::categories;
pub(crate) use grants::grant_row;
pub use grants::grants;
pub use holidays::holidays;
pub(crate) use holidays::holidays_of;
