use crate::error::ApiResult;
use crate::extract::{Caller, InCommunity, OnceJson};
use crate::http::answer::Once;
use crate::state::App;
use axum::extract::State;
use contract::Problem;
use contract::report::{NewReport, ReportReceipt};
use store::commands::reports::SubmitReport;

/// Sends a report. Its key stays with it for life: the same key is the same report, even months on.
#[utoipa::path(post, path = "/communities/{slug}/reports", tag = "reports",
    params(("slug" = String, Path), ("Idempotency-Key" = uuid::Uuid, Header)),
    request_body = NewReport,
    responses((status = 201, body = ReportReceipt), (status = "4XX", body = Problem)))]
pub async fn submit(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    OnceJson { once, input }: OnceJson<NewReport>,
) -> ApiResult<Once<ReportReceipt>> {
    let command = SubmitReport {
        community: place.id(),
        key: once.key,
        input,
    };
    Once::created(&app, caller, once, command).await
}
