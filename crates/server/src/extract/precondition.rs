use crate::error::ApiError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use contract::Code;
use std::convert::Infallible;

/// The version that an edit was made from: `If-Match: "7"`. Missing: 428; not a version: 412.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let value = text(&parts.headers, &header::IF_MATCH).ok_or(Code::PreconditionRequired)?;
        let version = value.trim().trim_start_matches("W/").trim_matches('"');
        version.parse().map(Self).map_err(|_| Code::Stale.into())
    }
}

/// What the client already holds; compare with [`crate::http::answer::tagged`].
#[derive(Clone, Debug)]
pub struct IfNoneMatch(pub Option<String>);

impl IfNoneMatch {
    /// Weak comparison (RFC 9110, 8.8.3.2): a read is the same when its value is the same.
    pub fn holds(&self, etag: &str) -> bool {
        let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        self.0.as_deref().is_some_and(|held| {
            held.split(',')
                .any(|tag| tag.trim() == "*" || opaque(tag) == opaque(etag))
        })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(
            text(&parts.headers, &header::IF_NONE_MATCH).map(str::to_owned),
        ))
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_comparison_ignores_strength_and_reads_lists() {
        let held = IfNoneMatch(Some("\"a\", W/\"b\"".into()));
        assert!(held.holds("W/\"a\"") && held.holds("\"b\""));
        assert!(!held.holds("\"c\""));
        assert!(!IfNoneMatch(None).holds("\"a\""));
    }
}
