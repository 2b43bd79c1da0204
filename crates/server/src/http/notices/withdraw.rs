use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller};
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;
use contract::{NoticeId, Problem};
use store::commands::settings::WithdrawNotice;

/// Takes a notice down, whatever its version: a wrong notice must go at once.
#[utoipa::path(delete, path = "/notices/{id}", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<NoticeId>,
) -> ApiResult<StatusCode> {
    let command = WithdrawNotice { id };
    app.store.execute(command, caller.actor, caller.now).await?;
    Ok(StatusCode::NO_CONTENT)
}
