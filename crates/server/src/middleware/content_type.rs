use crate::error::ApiError;
use axum::extract::Request;
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::Code;

/// A body must be JSON or a picture: the types a form can send without asking first (`text/plain`,
/// urlencoded, multipart) are refused even where a handler reads no body.
pub async fn json_or_picture(request: Request, next: Next) -> Response {
    let writes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let essence = request
        .headers()
        .get(header::CONTENT_TYPE)
        .map(|value| value.to_str().unwrap_or_default().to_ascii_lowercase());
    let allowed = essence.is_none_or(|text| {
        text.starts_with("application/json")
            || text.starts_with("image/")
            || text.starts_with("application/octet-stream")
    });
    if writes && !allowed {
        return ApiError::new(Code::UnsupportedMediaType).into_response();
    }
    next.run(request).await
}
