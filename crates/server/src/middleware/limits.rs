use crate::error::ApiError;
use crate::state::App;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::Code;

/// Sheds load at once instead of letting a queue grow that nobody waits for any more.
pub async fn in_flight(State(app): State<App>, request: Request, next: Next) -> Response {
    let Ok(_place) = app.places.try_acquire() else {
        metrics::counter!("http_shed_total").increment(1);
        return ApiError::new(Code::Unavailable)
            .detail("busy")
            .retry_after(2)
            .into_response();
    };
    next.run(request).await
}

/// Bounds the time until an answer begins. Commands run in tasks of their own, so giving up here
/// leaves no transaction half open.
pub async fn time(State(app): State<App>, request: Request, next: Next) -> Response {
    let limit = if request.uri().path() == "/api/v1/media" {
        app.config.http.upload_timeout
    } else {
        app.config.http.request_timeout
    };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(Code::Unavailable)
            .detail("took too long")
            .retry_after(2)
            .into_response(),
    }
}
