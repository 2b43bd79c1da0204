//! Whether this node lives and can work; for load balancers, outside the API.

use crate::error::ApiError;
use crate::state::App;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use contract::Code;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/healthz", get(live))
        .route("/readyz", get(ready))
}

/// The process answers.
async fn live() -> &'static str {
    "ok\n"
}

/// The database answers and we are not stopping.
async fn ready(State(app): State<App>) -> Result<&'static str, ApiError> {
    if app.stopping.is_cancelled() {
        return Err(Code::Unavailable.into());
    }
    app.store.ping().await.map_err(|failure| {
        tracing::error!(%failure, "not ready");
        ApiError::new(Code::Unavailable)
    })?;
    Ok("ready\n")
}
