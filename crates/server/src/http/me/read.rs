use super::load;
use crate::error::ApiResult;
use crate::extract::{Caller, IfNoneMatch};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::person::Me;

/// My profile, roles and consents.
#[utoipa::path(get, path = "/me", tag = "me",
    responses((status = 200, body = Me), (status = "4XX", body = Problem)))]
pub async fn read(
    State(app): State<App>,
    caller: Caller,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let me = load(&app, &caller).await?;
    tagged(&held, Audience::Only(&caller), &me)
}
