use super::switch;
use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::report::Counts;
use contract::{PersonId, Problem, ReportId};
use store::commands::reports::FollowReport;

/// Follows a report. Saying it again changes nothing.
#[utoipa::path(put, path = "/reports/{id}/follow", tag = "reports",
    params(("id" = ReportId, Path), ("For-Person" = Option<PersonId>, Header)),
    responses((status = 200, body = Counts), (status = "4XX", body = Problem)))]
pub async fn follow(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
) -> ApiResult<Json<Counts>> {
    switch(&app, caller, FollowReport { report, on: true }).await
}

/// Follows a report no longer.
#[utoipa::path(delete, path = "/reports/{id}/follow", tag = "reports",
    params(("id" = ReportId, Path), ("For-Person" = Option<PersonId>, Header)),
    responses((status = 200, body = Counts), (status = "4XX", body = Problem)))]
pub async fn unfollow(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
) -> ApiResult<Json<Counts>> {
    switch(&app, caller, FollowReport { report, on: false }).await
}
