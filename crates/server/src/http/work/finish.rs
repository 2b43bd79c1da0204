use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, OnceJson};
use crate::http::answer::Once;
use crate::http::reports::changed;
use crate::state::App;
use axum::extract::State;
use contract::report::ReportDetail;
use contract::work::FinishInput;
use contract::{Problem, ReportId};
use store::commands::work::FinishReport;

/// Ends the work, with words and a photo as proof.
#[utoipa::path(post, path = "/reports/{id}/finish", tag = "work",
    params(("id" = ReportId, Path), ("Idempotency-Key" = uuid::Uuid, Header)),
    request_body = FinishInput,
    responses((status = 200, body = ReportDetail), (status = "4XX", body = Problem)))]
pub async fn finish(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
    OnceJson { once, input }: OnceJson<FinishInput>,
) -> ApiResult<Once<ReportDetail>> {
    let command = FinishReport { report, input };
    changed(&app, &caller, once, command, report).await
}
