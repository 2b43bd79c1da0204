//! Photos in and out.

mod photo;
mod upload;

use crate::state::App;
use axum::extract::DefaultBodyLimit;
use contract::limits::PHOTO_BYTES_MAX;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(upload::upload))
        .layer(DefaultBodyLimit::max(PHOTO_BYTES_MAX))
        .routes(routes!(photo::photo))
        .routes(routes!(photo::thumb))
}
