//! Codes, sessions, and what is held about me.

use super::ApiError;
use super::client::{self, Body, With, json};
use contract::person::{
    CodeSent, Consent, ConsentInput, ConsentTo, Device, Held, Me, MePatch, NewCode, NewSession,
    Session,
};
use contract::{PersonId, SessionId};
use gloo_net::http::Method;

/// Sends a sign-in code by SMS.
pub async fn send_code(input: &NewCode) -> Result<CodeSent, ApiError> {
    client::write(Method::POST, "/codes", json(input), With::default()).await
}

pub async fn sign_in(input: &NewSession) -> Result<Session, ApiError> {
    client::write(Method::POST, "/session", json(input), With::default()).await
}

pub async fn session() -> Result<Session, ApiError> {
    client::get("/session").await
}

pub async fn sign_out() -> Result<(), ApiError> {
    client::write_only(Method::DELETE, "/session", Body::Empty, With::default()).await
}

/// Changes what I told about me; refused as stale when another device changed it in between.
pub async fn update_me(input: &MePatch, version: i64) -> Result<Me, ApiError> {
    client::write(Method::PATCH, "/me", json(input), With::version(version)).await
}

pub async fn set_consent(
    to: ConsentTo,
    given: bool,
    by: Option<PersonId>,
) -> Result<Vec<Consent>, ApiError> {
    client::write(
        Method::PUT,
        &format!("/me/consents/{}", to.code()),
        json(&ConsentInput { given }),
        With::default().by(by),
    )
    .await
}

pub async fn devices() -> Result<Vec<Device>, ApiError> {
    client::get("/me/devices").await
}

/// Signs another device of mine out.
pub async fn revoke_device(id: SessionId) -> Result<(), ApiError> {
    client::write_only(
        Method::DELETE,
        &format!("/me/devices/{id}"),
        Body::Empty,
        With::default(),
    )
    .await
}

pub async fn held() -> Result<Held, ApiError> {
    client::get("/me/held").await
}

/// Where the file with everything held about me is downloaded.
pub fn export_url() -> String {
    format!("{}/me/export", client::BASE)
}

/// Deletes my account and everything personal in it.
pub async fn delete_me() -> Result<(), ApiError> {
    client::write_only(Method::DELETE, "/me", Body::Empty, With::default()).await
}
