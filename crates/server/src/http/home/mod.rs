//! Everything the first page shows, in one answer: one round trip on a slow network.

mod read;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read::read))
}
