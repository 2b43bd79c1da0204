use crate::error::ApiError;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use contract::{Code, FieldCode, FieldError};
use serde::de::DeserializeOwned;

/// A JSON body. Wrong content type: 415 (a form can not forge it without asking first); not JSON:
/// 400; JSON of another shape: 422 naming the field.
pub struct ApiJson<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for ApiJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = json_bytes(request, state).await?;
        parse(&bytes).map(Self)
    }
}

pub(super) async fn json_bytes<S: Send + Sync>(
    request: Request,
    state: &S,
) -> Result<Bytes, ApiError> {
    if !is_json(request.headers()) {
        return Err(ApiError::new(Code::UnsupportedMediaType).detail("send application/json"));
    }
    Bytes::from_request(request, state)
        .await
        .map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ApiError::new(Code::TooLarge),
            _ => ApiError::new(Code::BadRequest).detail("the body could not be read"),
        })
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        shape_error(path, &error.into_inner())
    })?;
    reader
        .end()
        .map_err(|_| ApiError::new(Code::BadRequest).detail("text after the JSON value"))?;
    Ok(value)
}

fn shape_error(path: String, error: &serde_json::Error) -> ApiError {
    if !error.is_data() {
        return ApiError::new(Code::BadRequest).detail("not JSON");
    }
    let parent = if path == "." { String::new() } else { path };
    let (field, code) = match missing_field(&error.to_string()) {
        Some(name) if parent.is_empty() => (name, FieldCode::Required),
        Some(name) => (format!("{parent}.{name}"), FieldCode::Required),
        None => (parent, FieldCode::Invalid),
    };
    ApiError {
        fields: vec![FieldError {
            field,
            code,
            limit: None,
        }],
        ..ApiError::new(Code::InvalidInput)
    }
}

/// serde tells a missing field only in words, and only the name of the parent by path.
fn missing_field(message: &str) -> Option<String> {
    let rest = message.strip_prefix("missing field `")?;
    Some(rest.split('`').next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::report::NewReport;

    fn refusal(text: &str) -> (Code, String, Option<FieldCode>) {
        let error = parse::<NewReport>(text.as_bytes()).unwrap_err();
        let first = error.fields.first();
        (
            error.code,
            first.map(|f| f.field.clone()).unwrap_or_default(),
            first.map(|f| f.code),
        )
    }

    #[test]
    fn each_kind_of_wrong_body_is_told_apart() {
        assert_eq!(refusal("{"), (Code::BadRequest, String::new(), None));
        assert_eq!(refusal("").0, Code::BadRequest);
        assert_eq!(
            refusal("{}"),
            (
                Code::InvalidInput,
                "place".into(),
                Some(FieldCode::Required)
            )
        );
        assert_eq!(
            refusal(r#"{"place":{},"visibility":"public"}"#),
            (
                Code::InvalidInput,
                "place.method".into(),
                Some(FieldCode::Required)
            )
        );
        assert_eq!(
            refusal(r#"{"text":7,"place":{"method":"pin"},"visibility":"public"}"#),
            (Code::InvalidInput, "text".into(), Some(FieldCode::Invalid))
        );
    }
}
