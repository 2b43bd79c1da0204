//! The table of contents: every route of the server.

pub mod answer;
mod codes;
mod communities;
mod flags;
mod health;
mod home;
mod map;
mod me;
mod media;
mod moderation;
mod notices;
mod openapi;
mod reports;
mod session;
mod settings;
mod stream;
mod work;

use crate::error::ApiError;
use crate::limits::JSON_BYTES_MAX;
use crate::middleware;
use crate::state::App;
use crate::static_files;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use contract::Code;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub const BASE: &str = "/api/v1";

/// Everything that answers on the public address.
pub fn router(app: App) -> Router {
    let (api, document) = api().split_for_parts();
    let router = middleware::counted(api, &app)
        .merge(openapi::routes(&openapi::named(document)))
        .merge(health::routes())
        .fallback(static_files::fallback)
        .method_not_allowed_fallback(async || ApiError::new(Code::MethodNotAllowed))
        .with_state(app.clone());
    middleware::around(router, &app)
}

/// The API's own description, made from its handlers.
pub fn document() -> OpenApi {
    openapi::named(api().into_openapi())
}

/// One line per resource; each resource's `mod.rs` lists its endpoints.
fn api() -> OpenApiRouter<App> {
    let resources = OpenApiRouter::new()
        .merge(codes::routes())
        .merge(session::routes())
        .merge(me::routes())
        .merge(communities::routes())
        .merge(home::routes())
        .merge(map::routes())
        .merge(notices::routes())
        .merge(settings::routes())
        .merge(flags::routes())
        .merge(media::routes())
        .merge(moderation::routes())
        .merge(reports::routes())
        .merge(work::routes())
        .merge(stream::routes())
        .layer(DefaultBodyLimit::max(JSON_BYTES_MAX));
    OpenApiRouter::with_openapi(openapi::base()).nest(BASE, middleware::around_api(resources))
}
