//! The worker's side: a queue and four acts.

mod accept;
mod decline;
mod finish;
mod note;
mod queue;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(queue::queue))
        .routes(routes!(accept::accept))
        .routes(routes!(note::note))
        .routes(routes!(finish::finish))
        .routes(routes!(decline::decline))
}
