use crate::error::ApiResult;
use crate::extract::{ApiJson, ApiPath, Caller};
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;
use contract::report::SeenInput;
use contract::{Problem, ReportId};
use store::commands::reports::MarkSeen;

/// The author has read what happened to her report, on whichever device: it is no news any more.
#[utoipa::path(put, path = "/reports/{id}/seen", tag = "reports", request_body = SeenInput,
    params(("id" = ReportId, Path)),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn seen(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
    ApiJson(input): ApiJson<SeenInput>,
) -> ApiResult<StatusCode> {
    let command = MarkSeen { report, input };
    app.store.execute(command, caller.actor, caller.now).await?;
    Ok(StatusCode::NO_CONTENT)
}
