//! What staff set for their community: one folder of verbs per setting, because each is one small
//! resource. Policy is asked by the commands, in the transaction that decides.

mod categories;
mod grants;
mod holidays;
mod hours;
mod phones;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(categories::list, categories::create))
        .routes(routes!(categories::replace))
        .routes(routes!(hours::replace))
        .routes(routes!(holidays::list, holidays::create))
        .routes(routes!(holidays::remove))
        .routes(routes!(phones::create))
        .routes(routes!(phones::replace, phones::remove))
        .routes(routes!(grants::list, grants::create))
        .routes(routes!(grants::remove))
}
