use crate::error::ApiResult;
use crate::extract::{Caller, IfNoneMatch};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::person::Held;
use store::queries::identity;

/// How much is held about me, in plain numbers.
#[utoipa::path(get, path = "/me/held", tag = "me",
    responses((status = 200, body = Held), (status = "4XX", body = Problem)))]
pub async fn held(
    State(app): State<App>,
    caller: Caller,
    if_none_match: IfNoneMatch,
) -> ApiResult<Response> {
    let numbers = identity::held(app.store.reader(), &caller.actor).await?;
    tagged(&if_none_match, Audience::Only(&caller), &numbers)
}
