//! The one way to refuse: every handler, extractor and layer answers [`ApiError`], and only it
//! writes `application/problem+json`.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::{Code, FieldCode, FieldError, FieldErrors, Problem};
use std::fmt;

/// The result of every handler.
pub type ApiResult<T> = Result<T, ApiError>;

/// A refusal that is on its way to the client.
#[derive(Debug)]
pub struct ApiError {
    pub code: Code,
    /// For developers; never shown to people and never holds what they typed.
    pub detail: String,
    pub fields: Vec<FieldError>,
    /// Seconds after which trying again makes sense.
    pub retry_after_s: Option<i64>,
    /// How often a wrong code may still be tried.
    pub tries_left: Option<i64>,
}

impl ApiError {
    pub fn new(code: Code) -> Self {
        Self {
            code,
            detail: String::new(),
            fields: Vec::new(),
            retry_after_s: None,
            tries_left: None,
        }
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    pub fn retry_after(mut self, seconds: i64) -> Self {
        self.retry_after_s = Some(seconds);
        self
    }

    pub fn tries_left(mut self, tries: i64) -> Self {
        self.tries_left = Some(tries);
        self
    }

    /// `invalid_input` for one field.
    pub fn field(field: &str, code: FieldCode) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(field, code);
        errors.into()
    }

    /// Our fault. The cause goes to the log under the request's id and nowhere else.
    pub fn internal(cause: impl fmt::Display) -> Self {
        tracing::error!(%cause, "internal error");
        Self::new(Code::Internal)
    }

    pub fn status(&self) -> StatusCode {
        status_of(self.code)
    }

    pub fn problem(&self) -> Problem {
        let status = self.status();
        Problem {
            status: status.as_u16(),
            code: self.code,
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            detail: self.detail.clone(),
            fields: self.fields.clone(),
            retry_after_s: self.retry_after_s,
            tries_left: self.tries_left,
        }
    }
}

/// The status that belongs to a code; the contract documents the same pairs.
pub const fn status_of(code: Code) -> StatusCode {
    match code {
        Code::BadRequest | Code::IdempotencyKeyMissing => StatusCode::BAD_REQUEST,
        Code::SignInRequired => StatusCode::UNAUTHORIZED,
        Code::Forbidden
        | Code::ConsentRequired
        | Code::OtherPerson
        | Code::OwnMatter
        | Code::CrossSite => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::WrongState | Code::Duplicate | Code::IdempotencyKeyBusy => StatusCode::CONFLICT,
        Code::Stale => StatusCode::PRECONDITION_FAILED,
        Code::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
        Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::InvalidInput | Code::IdempotencyKeyReused | Code::NotAPicture | Code::CodeWrong => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal | Code::Other => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The code for a bare status that some layer answered without a body of ours.
pub fn code_of(status: StatusCode) -> Code {
    match status {
        StatusCode::UNAUTHORIZED => Code::SignInRequired,
        StatusCode::FORBIDDEN => Code::Forbidden,
        StatusCode::NOT_FOUND => Code::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::UnsupportedMediaType,
        StatusCode::UNPROCESSABLE_ENTITY => Code::InvalidInput,
        StatusCode::TOO_MANY_REQUESTS => Code::RateLimited,
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => Code::Unavailable,
        status if status.is_server_error() => Code::Internal,
        _ => Code::BadRequest,
    }
}

/// Tells the outer layers that a body is already a problem document.
pub const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = (self.status(), Json(self.problem())).into_response();
        // For the layers around the handler.
        response.extensions_mut().insert(self.code);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        response
    }
}

impl From<Code> for ApiError {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<FieldErrors> for ApiError {
    fn from(errors: FieldErrors) -> Self {
        Self {
            fields: errors.0,
            ..Self::new(Code::InvalidInput)
        }
    }
}

impl From<store::Failure> for ApiError {
    fn from(failure: store::Failure) -> Self {
        match failure {
            store::Failure::Refused(refusal) => Self {
                detail: refusal.detail,
                fields: refusal.fields.0,
                retry_after_s: refusal.retry_after_s,
                ..Self::new(refusal.code)
            },
            store::Failure::Unavailable => Self::new(Code::Unavailable).retry_after(2),
            // Somebody must make room first.
            store::Failure::Internal(fault @ store::Fault::Storage(_)) => {
                tracing::error!(cause = %fault, "storage");
                Self::new(Code::Unavailable).retry_after(30)
            }
            store::Failure::Internal(fault) => Self::internal(fault),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_status_keeps_its_status() {
        for status in [400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 503] {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(status_of(code_of(status)), status, "{status}");
        }
    }
}
