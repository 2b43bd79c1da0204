use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::Instrument;
use uuid::Uuid;

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// One line per request: method, route template, status, time. Never the path itself, a query, a
/// header or a body, because those can hold what is personal.
pub async fn record(request: Request, next: Next) -> Response {
    let id = Uuid::now_v7();
    let method = method(request.method());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "static".to_owned(), |path| path.as_str().to_owned());
    let span = tracing::info_span!("request", %id, method, route);
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status(), began.elapsed());
    span.in_scope(|| {
        let ms = took.as_secs_f64() * 1000.0;
        tracing::info!(
            status = status.as_u16(),
            ms = (ms * 10.0).round() / 10.0,
            "answered"
        );
    });
    let labels = [
        ("method", method.to_owned()),
        ("route", route),
        ("status", status.as_u16().to_string()),
    ];
    metrics::histogram!("http_request_duration_seconds", &labels).record(took.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// Anybody may invent a method, and each name would be a series of its own for as long as we run.
fn method(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    let name = method.as_str();
    known.into_iter().find(|it| *it == name).unwrap_or("other")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invented_method_is_no_name_of_its_own() {
        assert_eq!(method(&Method::PATCH), "PATCH");
        for invented in ["X1", "get", "TRACE"] {
            assert_eq!(method(&invented.parse().unwrap()), "other");
        }
    }
}
