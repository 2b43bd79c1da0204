use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, OnceJson};
use crate::http::answer::Once;
use crate::state::App;
use axum::extract::State;
use contract::report::ReportDetail;
use contract::{Problem, ReportId};
use serde::de::IgnoredAny;
use store::commands::reports::WithdrawReport;

/// The author takes a report back before anybody has taken it up. The body is not read; `null` will do.
#[utoipa::path(post, path = "/reports/{id}/withdraw", tag = "reports",
    params(("id" = ReportId, Path), ("Idempotency-Key" = uuid::Uuid, Header)),
    responses((status = 200, body = ReportDetail), (status = "4XX", body = Problem)))]
pub async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
    OnceJson { once, .. }: OnceJson<IgnoredAny>,
) -> ApiResult<Once<ReportDetail>> {
    let command = WithdrawReport { report };
    super::changed(&app, &caller, once, command, report).await
}
