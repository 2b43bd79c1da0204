use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, OnceJson};
use crate::http::answer::Once;
use crate::http::reports::changed;
use crate::state::App;
use axum::extract::State;
use contract::report::ReportDetail;
use contract::work::NoteInput;
use contract::{Problem, ReportId};
use store::commands::work::AddNote;

/// Tells how it goes on.
#[utoipa::path(post, path = "/reports/{id}/notes", tag = "work",
    params(("id" = ReportId, Path), ("Idempotency-Key" = uuid::Uuid, Header)),
    request_body = NoteInput,
    responses((status = 200, body = ReportDetail), (status = "4XX", body = Problem)))]
pub async fn note(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
    OnceJson { once, input }: OnceJson<NoteInput>,
) -> ApiResult<Once<ReportDetail>> {
    let command = AddNote { report, input };
    changed(&app, &caller, once, command, report).await
}
