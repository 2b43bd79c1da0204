//! 举报, and what staff decide about it.

use super::client::{self, With, json};
use super::{ApiError, HERE};
use contract::report::{FlagReceipt, NewFlag};
use contract::work::{Flag, Moderation};
use contract::{IdempotencyKey, Page};
use gloo_net::http::Method;

pub async fn raise(input: &NewFlag, key: IdempotencyKey) -> Result<FlagReceipt, ApiError> {
    client::write(Method::POST, "/flags", json(input), With::form(key)).await
}

/// Open flags, for staff.
pub async fn list(after: Option<&str>) -> Result<Page<Flag>, ApiError> {
    let query = after.map(|after| format!("?after={}", contract::text::percent_encode(after)));
    client::get(&format!(
        "/communities/{HERE}/flags{}",
        query.unwrap_or_default()
    ))
    .await
}

/// Hides or shows a text or photo, as it was at this version of its own; the reason goes on record.
pub async fn moderate(
    input: &Moderation,
    version: i64,
    key: IdempotencyKey,
) -> Result<(), ApiError> {
    let with = With::form(key).of(version);
    client::write_only(Method::POST, "/moderation", json(input), with).await
}
