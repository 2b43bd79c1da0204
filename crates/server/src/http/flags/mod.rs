//! 举报: telling staff of what should not be public.

mod list;
mod raise;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(raise::raise))
        .routes(routes!(list::list))
}
