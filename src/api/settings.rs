//! What staff set for their community.

use super::client::{self, Body, With, json};
use super::{ApiError, HERE};
use contract::community::{Category, Community, Holiday, Phone};
use contract::settings::{
    CategoryInput, GrantInput, GrantRow, HolidayInput, HoursInput, PhoneInput,
};
use contract::{CategoryId, GrantId, HolidayId, IdempotencyKey, PhoneId};
use gloo_net::http::Method;

/// All categories, those switched off included.
pub async fn categories() -> Result<Vec<Category>, ApiError> {
    client::get(&format!("/communities/{HERE}/categories")).await
}

pub async fn create_category(
    input: &CategoryInput,
    key: IdempotencyKey,
) -> Result<Category, ApiError> {
    client::write(
        Method::POST,
        &format!("/communities/{HERE}/categories"),
        json(input),
        With::form(key),
    )
    .await
}

pub async fn update_category(
    id: CategoryId,
    input: &CategoryInput,
    version: i64,
) -> Result<Category, ApiError> {
    client::write(
        Method::PUT,
        &format!("/categories/{id}"),
        json(input),
        With::version(version),
    )
    .await
}

/// `version` is the community's.
pub async fn set_hours(input: &HoursInput, version: i64) -> Result<Community, ApiError> {
    client::write(
        Method::PUT,
        &format!("/communities/{HERE}/hours"),
        json(input),
        With::version(version),
    )
    .await
}

pub async fn holidays() -> Result<Vec<Holiday>, ApiError> {
    client::get(&format!("/communities/{HERE}/holidays")).await
}

pub async fn create_holiday(
    input: &HolidayInput,
    key: IdempotencyKey,
) -> Result<Holiday, ApiError> {
    client::write(
        Method::POST,
        &format!("/communities/{HERE}/holidays"),
        json(input),
        With::form(key),
    )
    .await
}

pub async fn remove_holiday(id: HolidayId) -> Result<(), ApiError> {
    remove(&format!("/holidays/{id}")).await
}

pub async fn create_phone(input: &PhoneInput, key: IdempotencyKey) -> Result<Phone, ApiError> {
    client::write(
        Method::POST,
        &format!("/communities/{HERE}/phones"),
        json(input),
        With::form(key),
    )
    .await
}

pub async fn update_phone(
    id: PhoneId,
    input: &PhoneInput,
    version: i64,
) -> Result<Phone, ApiError> {
    client::write(
        Method::PUT,
        &format!("/phones/{id}"),
        json(input),
        With::version(version),
    )
    .await
}

pub async fn remove_phone(id: PhoneId) -> Result<(), ApiError> {
    remove(&format!("/phones/{id}")).await
}

pub async fn grants() -> Result<Vec<GrantRow>, ApiError> {
    client::get(&format!("/communities/{HERE}/grants")).await
}

pub async fn create_grant(input: &GrantInput, key: IdempotencyKey) -> Result<GrantRow, ApiError> {
    client::write(
        Method::POST,
        &format!("/communities/{HERE}/grants"),
        json(input),
        With::form(key),
    )
    .await
}

pub async fn remove_grant(id: GrantId) -> Result<(), ApiError> {
    remove(&format!("/grants/{id}")).await
}

async fn remove(path: &str) -> Result<(), ApiError> {
    client::write_only(Method::DELETE, path, Body::Empty, With::default()).await
}
