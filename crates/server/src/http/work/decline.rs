use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, OnceJson};
use crate::http::answer::Once;
use crate::http::reports::changed;
use crate::state::App;
use axum::extract::State;
use contract::report::ReportDetail;
use contract::work::DeclineInput;
use contract::{Problem, ReportId};
use store::commands::work::DeclineReport;

/// Refuses, and says who answers instead.
#[utoipa::path(post, path = "/reports/{id}/decline", tag = "work",
    params(("id" = ReportId, Path), ("Idempotency-Key" = uuid::Uuid, Header)),
    request_body = DeclineInput,
    responses((status = 200, body = ReportDetail), (status = "4XX", body = Problem)))]
pub async fn decline(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
    OnceJson { once, input }: OnceJson<DeclineInput>,
) -> ApiResult<Once<ReportDetail>> {
    let command = DeclineReport { report, input };
    changed(&app, &caller, once, command, report).await
}
