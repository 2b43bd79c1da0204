//! What changes while somebody looks (server-sent events): ids only, so that rights are checked by
//! the ordinary read that follows.

mod watch;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(watch::watch))
}
