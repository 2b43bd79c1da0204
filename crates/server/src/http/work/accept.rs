use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, OnceJson};
use crate::http::answer::Once;
use crate::http::reports::changed;
use crate::state::App;
use axum::extract::State;
use contract::report::ReportDetail;
use contract::work::AcceptInput;
use contract::{Problem, ReportId};
use store::commands::work::AcceptReport;

/// Takes a report up. Its photos become everybody's, except the withheld.
#[utoipa::path(post, path = "/reports/{id}/accept", tag = "work",
    params(("id" = ReportId, Path), ("Idempotency-Key" = uuid::Uuid, Header)),
    request_body = AcceptInput,
    responses((status = 200, body = ReportDetail), (status = "4XX", body = Problem)))]
pub async fn accept(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
    OnceJson { once, input }: OnceJson<AcceptInput>,
) -> ApiResult<Once<ReportDetail>> {
    let command = AcceptReport { report, input };
    changed(&app, &caller, once, command, report).await
}
