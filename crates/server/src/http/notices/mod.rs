//! Notices of the community: everybody reads, staff write.

mod create;
mod detail;
mod list;
mod replace;
mod withdraw;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(
            detail::detail,
            replace::replace,
            withdraw::withdraw
        ))
}
