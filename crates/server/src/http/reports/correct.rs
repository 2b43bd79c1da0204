use crate::error::ApiResult;
use crate::extract::{ApiJson, ApiPath, Caller, IfMatch};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::report::{ReportDetail, ReportPatch};
use contract::{Problem, ReportId};
use store::commands::reports::CorrectReport;

/// The author mends a report that nobody has taken up yet.
#[utoipa::path(patch, path = "/reports/{id}", tag = "reports",
    params(("id" = ReportId, Path), ("If-Match" = String, Header)),
    request_body = ReportPatch,
    responses((status = 200, body = ReportDetail), (status = "4XX", body = Problem)))]
pub async fn correct(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
    IfMatch(version): IfMatch,
    ApiJson(patch): ApiJson<ReportPatch>,
) -> ApiResult<Json<ReportDetail>> {
    let command = CorrectReport {
        report,
        version,
        patch,
    };
    let actor = caller.actor.clone();
    app.store.execute(command, actor, caller.now).await?;
    Ok(Json(super::load(&app, &caller, report).await?))
}
