//! Shapes of answers that more than one handler gives.

use crate::error::{ApiError, ApiResult};
use crate::extract::{Caller, IfNoneMatch};
use crate::state::App;
use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::Command;

/// Whether an answer depends on who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The same for everybody: may be kept, and is asked again each time.
    Everyone,
    /// Kept nowhere.
    OnlyYou,
}

/// A read with an `ETag`, or 304 when the client holds it already. The tag is weak because one value
/// goes out in several encodings.
pub fn tagged<T: Serialize>(
    held: &IfNoneMatch,
    audience: Audience,
    value: &T,
) -> ApiResult<Response> {
    let body = serde_json::to_vec(value).map_err(ApiError::internal)?;
    let json = HeaderValue::from_static("application/json");
    tagged_bytes(held, audience, body, json)
}

/// As [`tagged`], for a body that is ready.
pub fn tagged_bytes(
    held: &IfNoneMatch,
    audience: Audience,
    body: Vec<u8>,
    content_type: HeaderValue,
) -> ApiResult<Response> {
    let digest = Sha256::digest(&body);
    let etag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..16]));
    let mut response = if held.holds(&etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, content_type)], body).into_response()
    };
    let cache = match audience {
        Audience::Everyone => HeaderValue::from_static("no-cache"),
        Audience::OnlyYou => HeaderValue::from_static("no-store"),
    };
    let etag = HeaderValue::from_str(&etag).map_err(ApiError::internal)?;
    response.headers_mut().insert(header::ETAG, etag);
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    Ok(response)
}

/// On the first answer, given again.
pub const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// What a once-only command came to. A repeated request says so in a header, whatever its body.
pub struct Once<T> {
    status: StatusCode,
    body: Option<T>,
    replayed: bool,
}

impl<T: Serialize + DeserializeOwned + Sync> Once<T> {
    /// Runs a command and gives 201 with its own outcome; for a repeated request the first answer again.
    pub async fn created<C: Command<Outcome = T>>(
        app: &App,
        caller: Caller,
        once: store::Once,
        command: C,
    ) -> ApiResult<Self> {
        let answer = app
            .store
            .execute_once(once, command, caller.actor, caller.now)
            .await?;
        Ok(Self {
            status: StatusCode::CREATED,
            body: Some(answer.outcome),
            replayed: answer.replayed,
        })
    }
}

impl<T> Once<T> {
    /// 200 with a thing as it is now, after a command whose own outcome is only its version.
    pub fn as_now<V>(answer: &store::Answer<V>, body: T) -> Self {
        Self {
            status: StatusCode::OK,
            body: Some(body),
            replayed: answer.replayed,
        }
    }
}

impl Once<()> {
    /// 204.
    pub fn done(answer: &store::Answer<()>) -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            body: None,
            replayed: answer.replayed,
        }
    }
}

impl<T: Serialize> IntoResponse for Once<T> {
    fn into_response(self) -> Response {
        let mut response = match self.body {
            Some(body) => (self.status, Json(body)).into_response(),
            None => self.status.into_response(),
        };
        if self.replayed {
            response
                .headers_mut()
                .insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_client_holds_is_not_sent_again() {
        let first = tagged(&IfNoneMatch(None), Audience::Everyone, &[1, 2]).unwrap();
        assert_eq!(first.status(), StatusCode::OK);
        let etag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        let held = IfNoneMatch(Some(etag));
        let again = tagged(&held, Audience::Everyone, &[1, 2]).unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let other = tagged(&held, Audience::Everyone, &[1, 3]).unwrap();
        assert_eq!(other.status(), StatusCode::OK);
    }
}
