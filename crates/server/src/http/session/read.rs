use super::session_of;
use crate::error::ApiResult;
use crate::extract::{Caller, IfNoneMatch};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::person::Session;

/// Who is signed in, if anybody.
#[utoipa::path(get, path = "/session", tag = "session",
    responses((status = 200, body = Session), (status = "4XX", body = Problem)))]
pub async fn read(
    State(app): State<App>,
    caller: Caller,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let session = session_of(&app, &caller.actor).await?;
    tagged(&held, Audience::Only(&caller), &session)
}
