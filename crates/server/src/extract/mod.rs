//! What handlers may ask for in their arguments. Each refuses with an `ApiError` by itself.

mod caller;
mod client;
mod community;
mod idempotency;
mod json;
mod path;
mod precondition;
mod query;

pub use caller::Caller;
pub use client::{ClientAddress, DeviceLabel, KnownDevice};
pub use community::{InCommunity, default_community};
pub use idempotency::{Head, OnceJson};
pub use json::ApiJson;
pub use path::ApiPath;
pub use precondition::{IfMatch, IfNoneMatch};
pub use query::ApiQuery;
