//! What only staff read of their community's settings.

mod grants;
mod holidays;
mod hours;

pub use grants::{grant_community, grants};
pub use holidays::{holiday_community, holidays};
pub use hours::{Hours, hours};
