use super::{Caller, json};
use crate::error::ApiError;
use crate::http::BASE;
use crate::state::App;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use contract::{Code, IdempotencyKey, PersonId};
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
        let head = Head::read(&parts, person)?;
        let bytes = json::json_bytes(Request::from_parts(parts, body), app).await?;
        Ok(Self {
            once: head.with(&bytes),
            input: json::parse(&bytes)?,
        })
    }
}

/// What makes a request the same as another, but for its body.
pub struct Head {
    person: PersonId,
    key: IdempotencyKey,
    hash: Sha256,
}

impl Head {
    /// # Errors
    /// `idempotency_key_missing`; `bad_request` for a key that is none.
    pub fn read(parts: &Parts, person: PersonId) -> Result<Self, ApiError> {
        let path = parts.uri.path();
        let mut hash = Sha256::new();
        hash.update(parts.method.as_str());
        hash.update([0]);
        // Handlers see the path without the API's base, layers around them with it.
        hash.update(path.strip_prefix(BASE).unwrap_or(path));
        hash.update([0]);
        Ok(Self {
            person,
            key: key(&parts.headers)?,
            hash,
        })
    }

    pub fn with(mut self, body: &[u8]) -> Once {
        self.hash.update(body);
        Once {
            person: self.person,
            key: self.key,
            fingerprint: self.hash.finalize().to_vec(),
        }
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
