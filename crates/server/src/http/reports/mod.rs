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
use crate::http::answer::Once;
use crate::state::App;
use axum::Json;
use contract::ReportId;
use contract::report::{Counts, ReportDetail};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Command;
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
        .routes(routes!(me_too::join, me_too::unjoin))
        .routes(routes!(seen::seen))
}

/// Runs a step of a report once, and gives the report as it is then: what the step itself answers is
/// only the version that it made.
pub(super) async fn changed<C>(
    app: &App,
    caller: &Caller,
    once: store::Once,
    command: C,
    report: ReportId,
) -> ApiResult<Once<ReportDetail>>
where
    C: Command,
    C::Outcome: Serialize + DeserializeOwned + Sync,
{
    let actor = caller.actor.clone();
    let answer = app
        .store
        .execute_once(once, command, actor, caller.now)
        .await?;
    let report = load(app, caller, report).await?;
    Ok(Once::as_now(&answer, report))
}

/// Turns something that a person has at a report on or off, and gives the counts as they are then. Saying
/// it again changes nothing, so this needs no key.
pub(super) async fn switch<C>(app: &App, caller: Caller, command: C) -> ApiResult<Json<Counts>>
where
    C: Command<Outcome = Counts>,
{
    caller.person()?;
    let counts = app.store.execute(command, caller.actor, caller.now).await?;
    Ok(Json(counts))
}

/// The report as it is after an act of this caller.
pub(super) async fn load(app: &App, caller: &Caller, id: ReportId) -> ApiResult<ReportDetail> {
    let detail = reports::detail(app.store.reader(), &caller.actor, id, caller.now).await?;
    Ok(detail)
}
