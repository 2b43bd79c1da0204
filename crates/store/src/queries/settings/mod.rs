//! What only staff read of their community's settings.

mod categories;
mod grants;
mod holidays;

pub use categories::categories;
pub use grants::grants;
pub use holidays::holidays;
