use crate::error::ApiError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use contract::{Code, FieldCode, FieldError};
use serde::de::DeserializeOwned;

/// The query string. A value of the wrong kind: 400 naming the parameter.
pub struct ApiQuery<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for ApiQuery<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        let reader =
            serde_urlencoded::Deserializer::new(url::form_urlencoded::parse(query.as_bytes()));
        serde_path_to_error::deserialize(reader)
            .map(Self)
            .map_err(|error| ApiError {
                fields: vec![FieldError {
                    field: error.path().to_string(),
                    code: FieldCode::Invalid,
                    limit: None,
                }],
                ..ApiError::new(Code::BadRequest)
            })
    }
}
