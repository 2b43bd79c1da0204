use super::{Caller, json};
use crate::error::ApiError;
use crate::state::App;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderMap;
use contract::{Code, IdempotencyKey};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::Once;

/// The body of a request that creates something, with what makes it happen only once: who sent
/// it, its `Idempotency-Key`, and the fingerprint of method, path and body.
///
/// Asks for a session first: keys are looked up per person, so that nothing leaks across people.
pub struct OnceJson<T> {
    pub once: Once,
    pub input: T,
}

impl<T: DeserializeOwned> FromRequest<App> for OnceJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let (mut parts, body) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, app).await?;
        let person = caller.person()?;
        let key = key(&parts.headers)?;
        let mut hash = Sha256::new();
        hash.update(parts.method.as_str());
        hash.update([0]);
        hash.update(parts.uri.path());
        hash.update([0]);
        let bytes = json::json_bytes(Request::from_parts(parts, body), app).await?;
        hash.update(&bytes);
        let once = Once {
            person,
            key,
            fingerprint: hash.finalize().to_vec(),
        };
        Ok(Self {
            once,
            input: json::parse(&bytes)?,
        })
    }
}

fn key(headers: &HeaderMap) -> Result<IdempotencyKey, ApiError> {
    let value = headers
        .get("idempotency-key")
        .ok_or(Code::IdempotencyKeyMissing)?;
    // The draft standard writes the key as a quoted string; a bare one is common.
    value
        .to_str()
        .ok()
        .and_then(|text| text.trim().trim_matches('"').parse().ok())
        .ok_or_else(|| ApiError::new(Code::BadRequest).detail("Idempotency-Key must be a UUID"))
}
