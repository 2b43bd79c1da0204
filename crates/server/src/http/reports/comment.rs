use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, OnceJson};
use crate::http::answer::Once;
use crate::state::App;
use axum::extract::State;
use contract::report::{Comment, NewComment};
use contract::{Problem, ReportId};
use store::commands::reports::AddComment;

/// Says something about a report.
#[utoipa::path(post, path = "/reports/{id}/comments", tag = "reports",
    params(("id" = ReportId, Path), ("Idempotency-Key" = uuid::Uuid, Header)),
    request_body = NewComment,
    responses((status = 201, body = Comment), (status = "4XX", body = Problem)))]
pub async fn comment(
    State(app): State<App>,
    caller: Caller,
    ApiPath(report): ApiPath<ReportId>,
    OnceJson { once, input }: OnceJson<NewComment>,
) -> ApiResult<Once<Comment>> {
    let command = AddComment {
        report,
        key: once.key,
        input,
    };
    Once::created(&app, caller, once, command).await
}
