use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller};
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;
use contract::{Problem, SessionId};
use store::commands::identity::RevokeDevice;

/// Signs another device of mine out.
#[utoipa::path(delete, path = "/me/devices/{id}", tag = "me",
    params(("id" = SessionId, Path)),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn revoke(
    State(app): State<App>,
    caller: Caller,
    ApiPath(session): ApiPath<SessionId>,
) -> ApiResult<StatusCode> {
    let command = RevokeDevice { session };
    app.store.execute(command, caller.actor, caller.now).await?;
    Ok(StatusCode::NO_CONTENT)
}
