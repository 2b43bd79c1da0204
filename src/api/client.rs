//! Sends a request and reads the answer. The part that touches the network is not generic, so that
//! each endpoint adds only its decoding to the app.

use super::ApiError;
use crate::json;
use crate::platform::abort::Deadline;
use crate::platform::{events, service_worker};
use contract::{Code, IdempotencyKey, PersonId, Problem};
use gloo_net::http::{Method, RequestBuilder};
use serde::{Serialize, de::DeserializeOwned};
use std::hash::{DefaultHasher, Hash, Hasher};

pub const BASE: &str = "/api/v1";

/// Events of the window: the server answered, or the service worker did in its place, with what it said last.
pub const HEARD: &str = "linli:heard";
pub const SILENT: &str = "linli:silent";

/// An answer that takes longer is taken for no network; slow village lines need about five.
const PATIENCE_MS: u32 = 20_000;
/// Photos are some 300 kB each, and an upload link may give 50 kbit/s.
const UPLOAD_PATIENCE_MS: u32 = 120_000;

/// What goes with a request besides its body.
#[derive(Clone, Copy, Debug, Default)]
pub struct With {
    key: Option<Key>,
    version: Option<i64>,
    person: Option<PersonId>,
}

#[derive(Clone, Copy, Debug)]
enum Key {
    /// Sent as it is: it stays with what it made.
    Kept(IdempotencyKey),
    /// One key for each body that a form sends.
    Form(IdempotencyKey),
}

impl With {
    /// Repeating a request with the same key has the effect of one.
    pub fn key(key: IdempotencyKey) -> Self {
        Self {
            key: Some(Key::Kept(key)),
            ..Self::default()
        }
    }

    /// The key of a form: repeating it unchanged has the effect of one, and a form that was edited
    /// after a try without answer is another request.
    pub fn form(key: IdempotencyKey) -> Self {
        Self {
            key: Some(Key::Form(key)),
            ..Self::default()
        }
    }

    /// Refused as stale when the thing is no longer at this version.
    pub fn version(version: i64) -> Self {
        Self {
            version: Some(version),
            ..Self::default()
        }
    }

    /// As [`Self::version`], beside a key.
    pub fn of(self, version: i64) -> Self {
        Self {
            version: Some(version),
            ..self
        }
    }

    /// Refused when somebody else is signed in by the time it arrives; without a person it is the
    /// act of whoever that is.
    pub fn by(self, person: Option<PersonId>) -> Self {
        Self { person, ..self }
    }
}

pub enum Body<'a> {
    Empty,
    Json(String),
    /// Bytes and their media type.
    Raw(&'a [u8], &'a str),
}

/// Reads a resource; `path` follows [`BASE`].
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    decode(&send(Method::GET, path, Body::Empty, With::default()).await?)
}

/// Writes and reads the answer.
pub async fn write<T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: Body<'_>,
    with: With,
) -> Result<T, ApiError> {
    decode(&send(method, path, body, with).await?)
}

/// Writes where only success matters.
pub async fn write_only(
    method: Method,
    path: &str,
    body: Body<'_>,
    with: With,
) -> Result<(), ApiError> {
    send(method, path, body, with).await.map(drop)
}

/// A body of the contract as JSON.
pub fn json(body: &impl Serialize) -> Body<'static> {
    // The contract's inputs have string keys only, the one thing that JSON can refuse.
    Body::Json(serde_json::to_string(body).unwrap_or_default())
}

fn decode<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    json::read(text).map_err(|_| ApiError::Decode)
}

async fn send(method: Method, path: &str, body: Body<'_>, with: With) -> Result<String, ApiError> {
    let patience = if matches!(body, Body::Raw(..)) {
        UPLOAD_PATIENCE_MS
    } else {
        PATIENCE_MS
    };
    // Dropped with this future: a request that nobody waits for any more is aborted.
    let deadline = Deadline::after(patience);
    let signal = deadline.as_ref().map(Deadline::signal);
    let mut request = RequestBuilder::new(&format!("{BASE}{path}"))
        .method(method)
        .abort_signal(signal.as_ref());
    if let Some(key) = with.key {
        let key = match (key, &body) {
            (Key::Form(key), Body::Json(text)) => key_for(key, path, text),
            (Key::Kept(key) | Key::Form(key), _) => key,
        };
        request = request.header("idempotency-key", &key.to_string());
    }
    if let Some(person) = with.person {
        request = request.header("for-person", &person.to_string());
    }
    if let Some(version) = with.version {
        request = request.header("if-match", &format!("\"{version}\""));
    }
    let request = match body {
        Body::Empty => request.build(),
        Body::Json(text) => request
            .header("content-type", "application/json")
            .body(text),
        Body::Raw(bytes, kind) => request.header("content-type", kind).body(bytes.to_vec()),
    }
    .map_err(|_| ApiError::Decode)?;
    let answer = request.send().await.map_err(|_| ApiError::Network)?;
    let (status, ok) = (answer.status(), answer.ok());
    events::tell_window(if status == service_worker::KEPT {
        SILENT
    } else {
        HEARD
    });
    let text = answer.text().await.map_err(|_| ApiError::Network)?;
    if ok {
        Ok(text)
    } else {
        Err(refusal(status, &text))
    }
}

/// The key under which a form sends this body here: the same again for the same, so that going back
/// to the first words is the first request again. It need not be the same in another build or page.
fn key_for(form: IdempotencyKey, path: &str, body: &str) -> IdempotencyKey {
    let mut hasher = DefaultHasher::new();
    (path, body).hash(&mut hasher);
    let (high, low) = form.0.as_u64_pair();
    // The two highest bits say what kind of UUID it is.
    IdempotencyKey(uuid::Uuid::from_u64_pair(
        high,
        low ^ (hasher.finish() >> 2),
    ))
}

/// The problem in an answer; a proxy's error page becomes one by its status alone.
fn refusal(status: u16, text: &str) -> ApiError {
    let problem = json::read(text).unwrap_or_else(|_| Problem {
        status,
        code: match status {
            401 => Code::SignInRequired,
            403 => Code::Forbidden,
            404 => Code::NotFound,
            413 => Code::TooLarge,
            429 => Code::RateLimited,
            502..=504 => Code::Unavailable,
            _ => Code::Other,
        },
        title: String::new(),
        detail: String::new(),
        fields: vec![],
        retry_after_s: None,
        tries_left: None,
    });
    ApiError::Problem(Box::new(problem))
}

/// A file of this site as text, or nothing.
pub async fn fetch_text(path: String) -> Option<String> {
    let deadline = Deadline::after(PATIENCE_MS);
    let signal = deadline.as_ref().map(Deadline::signal);
    let request = RequestBuilder::new(&path).abort_signal(signal.as_ref());
    let answer = request
        .send()
        .await
        .ok()
        .filter(gloo_net::http::Response::ok)?;
    answer.text().await.ok()
}

/// A query string from a contract's query type, or from a tuple of them, without empty fields:
/// `?a=1&b=2` or nothing.
pub fn query(of: &impl Serialize) -> String {
    let parts = match serde_json::to_value(of) {
        Ok(serde_json::Value::Array(parts)) => parts,
        Ok(part) => vec![part],
        Err(_) => vec![],
    };
    let fields = parts.iter().filter_map(serde_json::Value::as_object);
    let mut out = String::new();
    for (name, value) in fields.flatten() {
        let value = match value {
            serde_json::Value::Null => continue,
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        out.push(if out.is_empty() { '?' } else { '&' });
        out.push_str(name);
        out.push('=');
        out.push_str(&contract::text::percent_encode(&value));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::Paging;
    use contract::report::{ReportFilter, StatusFilter};

    #[test]
    fn empty_fields_stay_out_of_the_query() {
        assert_eq!(query(&ReportFilter::default()), "");
        let filter = ReportFilter {
            status: Some(StatusFilter::Open),
            q: Some("灯 坏&了".into()),
            days: Some(30),
            ..ReportFilter::default()
        };
        assert_eq!(
            query(&filter),
            "?days=30&q=%E7%81%AF%20%E5%9D%8F%26%E4%BA%86&status=open"
        );
        let paging = Paging {
            after: None,
            limit: Some(20),
        };
        assert_eq!(query(&(ReportFilter::default(), &paging)), "?limit=20");
        assert!(query(&(filter, paging)).ends_with("&status=open&limit=20"));
    }

    #[test]
    fn a_form_has_one_key_for_each_body() {
        let form = IdempotencyKey(uuid::Uuid::from_u128(7));
        let first = key_for(form, "/flags", "{\"text\":\"一\"}");
        assert_eq!(first, key_for(form, "/flags", "{\"text\":\"一\"}"));
        assert_ne!(first, key_for(form, "/flags", "{\"text\":\"二\"}"));
        assert_ne!(first, key_for(form, "/moderation", "{\"text\":\"一\"}"));
        let other = IdempotencyKey(uuid::Uuid::from_u128(8));
        assert_ne!(first, key_for(other, "/flags", "{\"text\":\"一\"}"));
    }

    #[test]
    fn a_proxy_error_page_is_a_refusal_by_its_status() {
        let error = refusal(503, "<html>busy</html>");
        assert_eq!(error.problem().map(|p| p.code), Some(Code::Unavailable));
    }

    #[test]
    fn a_problem_keeps_its_fields() {
        let text = r#"{"status":422,"code":"invalid_input","title":"x","fields":[{"field":"text","code":"too_long","limit":4000}]}"#;
        let error = refusal(422, text);
        assert_eq!(error.problem().map(|p| p.fields.len()), Some(1));
    }
}
