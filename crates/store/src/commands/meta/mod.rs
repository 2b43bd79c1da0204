//! Facts about the database itself.

mod set;

pub use set::SetMeta;
pub(crate) use set::put;
