//! Notices of the community.

use super::client::{self, Body, With, json};
use super::{ApiError, HERE};
use contract::notice::{Notice, NoticeInput};
use contract::{IdempotencyKey, NoticeId, Page};
use gloo_net::http::Method;

pub async fn list(after: Option<&str>) -> Result<Page<Notice>, ApiError> {
    let query = after.map(|after| format!("?after={}", contract::text::percent_encode(after)));
    client::get(&format!(
        "/communities/{HERE}/notices{}",
        query.unwrap_or_default()
    ))
    .await
}

pub async fn one(id: NoticeId) -> Result<Notice, ApiError> {
    client::get(&format!("/notices/{id}")).await
}

pub async fn create(input: &NoticeInput, key: IdempotencyKey) -> Result<Notice, ApiError> {
    client::write(
        Method::POST,
        &format!("/communities/{HERE}/notices"),
        json(input),
        With::form(key),
    )
    .await
}

pub async fn update(id: NoticeId, input: &NoticeInput, version: i64) -> Result<Notice, ApiError> {
    client::write(
        Method::PUT,
        &format!("/notices/{id}"),
        json(input),
        With::version(version),
    )
    .await
}

/// Takes a notice down, whatever its version.
pub async fn remove(id: NoticeId) -> Result<(), ApiError> {
    client::write_only(
        Method::DELETE,
        &format!("/notices/{id}"),
        Body::Empty,
        With::default(),
    )
    .await
}
