use crate::error::ApiResult;
use crate::extract::{ApiJson, ApiPath, Caller, IfMatch};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::notice::{Notice, NoticeInput};
use contract::{NoticeId, Problem};
use store::commands::settings::ReviseNotice;

/// Replaces a notice's words, place and end.
#[utoipa::path(put, path = "/notices/{id}", tag = "notices",
    params(("id" = NoticeId, Path), ("If-Match" = String, Header)),
    request_body = NoticeInput,
    responses((status = 200, body = Notice), (status = "4XX", body = Problem)))]
pub async fn replace(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<NoticeId>,
    IfMatch(version): IfMatch,
    ApiJson(input): ApiJson<NoticeInput>,
) -> ApiResult<Json<Notice>> {
    let command = ReviseNotice { id, input, version };
    let saved = app.store.execute(command, caller.actor, caller.now).await?;
    Ok(Json(saved))
}
