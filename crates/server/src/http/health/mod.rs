//! Whether this node lives and can work; for load balancers, outside the API.

use crate::error::ApiError;
use crate::state::App;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use contract::Code;
use store::Failure;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/healthz", get(live))
        .route("/readyz", get(ready))
}

/// The process answers.
async fn live() -> &'static str {
    "ok\n"
}

/// The database answers and takes writes, and we are not stopping.
async fn ready(State(app): State<App>) -> Result<&'static str, ApiError> {
    if app.stopping.is_cancelled() {
        return Err(Code::Unavailable.into());
    }
    app.store.ping().await.map_err(not_ready)?;
    app.store.takes_writes(app.now()).await.map_err(not_ready)?;
    Ok("ready\n")
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature is that of map_err"
)]
fn not_ready(failure: Failure) -> ApiError {
    tracing::error!(%failure, "not ready");
    ApiError::new(Code::Unavailable)
}
