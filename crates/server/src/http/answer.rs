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
#[derive(Clone, Copy, Debug)]
pub enum Audience<'a> {
    /// The same for everybody: may be kept, and is asked again each time.
    Everyone,
    /// No cache keeps it. The app's service worker does, for days without network, and only as long as this
    /// session lasts: so it says which session that is.
    Only(&'a Caller),
}

/// Whose answer this is: `-`, a visitor's; or the id of a session, a space, and when it ends if it is not used
/// again (milliseconds since 1970). `public/sw.template.js` reads it.
pub const SESSION: HeaderName = HeaderName::from_static("linli-session");

/// A read with an `ETag`, or 304 when the client holds it already. The tag is weak because one value
/// goes out in several encodings.
pub fn tagged<T: Serialize>(
    held: &IfNoneMatch,
    audience: Audience<'_>,
    value: &T,
) -> ApiResult<Response> {
    let body = serde_json::to_vec(value).map_err(ApiError::internal)?;
    let json = HeaderValue::from_static("application/json");
    tagged_bytes(held, audience, body, json)
}

/// As [`tagged`], for a body that is ready.
pub fn tagged_bytes(
    held: &IfNoneMatch,
    audience: Audience<'_>,
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
    let etag = HeaderValue::from_str(&etag).map_err(ApiError::internal)?;
    let headers = response.headers_mut();
    headers.insert(header::ETAG, etag);
    let cache = match audience {
        Audience::Everyone => "no-cache",
        Audience::Only(caller) => {
            headers.insert(SESSION, whose(caller)?);
            "no-store"
        }
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok(response)
}

fn whose(caller: &Caller) -> ApiResult<HeaderValue> {
    let Some(session) = &caller.session else {
        return Ok(HeaderValue::from_static("-"));
    };
    let whose = format!("{} {}", session.id, session.ends.0);
    HeaderValue::from_str(&whose).map_err(ApiError::internal)
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
