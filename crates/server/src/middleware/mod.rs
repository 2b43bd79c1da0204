//! What happens to every request around its handler, outermost first.

pub mod body;
mod content_type;
pub mod csp;
mod guard;
mod headers;
mod limits;
mod log;

pub use guard::is_api;

use crate::error::ApiError;
use crate::state::App;
use axum::Router;
use axum::body::Body;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use contract::Code;
use std::any::Any;
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use utoipa_axum::router::OpenApiRouter;

/// Wraps the whole router. The order is the order of this list.
pub fn around(router: Router, app: &App) -> Router {
    let layers = ServiceBuilder::new()
        .layer(from_fn(log::record))
        .layer(from_fn_with_state(app.clone(), headers::add))
        .layer(from_fn(guard::problems_only))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(body::finish))
        .layer(from_fn_with_state(app.clone(), limits::address))
        .layer(from_fn_with_state(app.clone(), body::read))
        .layer(from_fn_with_state(app.clone(), limits::in_flight))
        .layer(from_fn_with_state(app.clone(), limits::time))
        .layer(csrf(app));
    router.layer(layers)
}

/// Wraps the API alone: files are compressed beforehand, much better than on the fly.
pub fn around_api(router: OpenApiRouter<App>) -> OpenApiRouter<App> {
    let layers = ServiceBuilder::new()
        .layer(
            CompressionLayer::new()
                .gzip(true)
                .br(true)
                .quality(CompressionLevel::Precise(4)),
        )
        .layer(from_fn(content_type::json_or_picture));
    router.layer(layers)
}

/// Counts what people write and search. Apart from [`around_api`], which makes the API's description as well and
/// has no state.
pub fn counted(api: Router<App>, app: &App) -> Router<App> {
    api.layer(from_fn_with_state(app.clone(), limits::writes))
        .layer(from_fn_with_state(app.clone(), limits::searches))
}

type Refuse = fn(ProtectionError) -> Response;

/// Refuses writes from other sites by `Sec-Fetch-Site`, or by `Origin` where a browser is too old
/// to send it.
fn csrf(app: &App) -> CsrfLayer<Refuse> {
    let refuse: Refuse = |_| ApiError::new(Code::CrossSite).into_response();
    let origin = app.config.http.public_url.origin().ascii_serialization();
    let layer = CsrfLayer::new();
    // A proxy may rewrite `Host`; our public origin is ours whatever `Host` says.
    let layer = match CsrfLayer::new().add_trusted_origin(&origin) {
        Ok(trusting) => trusting,
        Err(error) => {
            tracing::warn!(?error, "public_url is no origin; relying on Sec-Fetch-Site");
            layer
        }
    };
    layer.with_rejection_response(refuse)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature is that of tower-http's panic handler"
)]
fn panicked(cause: Box<dyn Any + Send + 'static>) -> axum::http::Response<Body> {
    let words = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("panic");
    ApiError::internal(words).into_response()
}
