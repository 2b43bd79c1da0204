use super::switch;
use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::report::Counts;
use contract::{PersonId, Problem, ReportId};
use store::commands::reports::JoinReport;

/// 我也遇到: counts once for each person, and follows.
#[utoipa::path(put, path = "/reports/{id}/me-too", tag = "reports",
    params(("id" = ReportId, Path), ("For-Person" = Option<PersonId>, Header)),
    responses((status = 200, body = Counts), (status = "4XX", body = Problem)))]
pub async fn join(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
) -> ApiResult<Json<Counts>> {
    switch(&app, caller, JoinReport { report, on: true }).await
}

/// Takes 我也遇到 back. Following stays as it is.
#[utoipa::path(delete, path = "/reports/{id}/me-too", tag = "reports",
    params(("id" = ReportId, Path), ("For-Person" = Option<PersonId>, Header)),
    responses((status = 200, body = Counts), (status = "4XX", body = Problem)))]
pub async fn unjoin(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
) -> ApiResult<Json<Counts>> {
    switch(&app, caller, JoinReport { report, on: false }).await
}
