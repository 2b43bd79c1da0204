//! Reports, as residents send and read them.

mod comment;
mod correct;
mod detail;
mod follow;
mod list;
mod me_too;
mod nearby;
mod receipt;
mod seen;
mod submit;
mod withdraw;

use crate::error::ApiResult;
use crate::extract::Caller;
use crate::state::App;
use contract::ReportId;
use contract::report::ReportDetail;
use store::queries::reports;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, submit::submit))
        .routes(routes!(nearby::nearby))
        .routes(routes!(detail::detail, correct::correct))
        .routes(routes!(receipt::receipt))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(comment::comment))
        .routes(routes!(follow::follow, follow::unfollow))
        .routes(routes!(me_too::join))
        .routes(routes!(seen::seen))
}

/// The report as it is after an act of this caller.
pub(super) async fn load(app: &App, caller: &Caller, id: ReportId) -> ApiResult<ReportDetail> {
    let detail = reports::detail(app.store.reader(), &caller.actor, id, caller.now).await?;
    Ok(detail)
}
