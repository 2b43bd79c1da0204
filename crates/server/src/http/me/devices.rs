use crate::error::ApiResult;
use crate::extract::{Caller, IfNoneMatch};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::person::Device;
use contract::{Code, Problem};
use store::queries::identity;

/// Where I am signed in.
#[utoipa::path(get, path = "/me/devices", tag = "me",
    responses((status = 200, body = Vec<Device>), (status = "4XX", body = Problem)))]
pub async fn devices(
    State(app): State<App>,
    caller: Caller,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let current = caller.session.ok_or(Code::SignInRequired)?.id;
    let list = identity::devices(app.store.reader(), &caller.actor, current, caller.now).await?;
    tagged(&held, Audience::Only(&caller), &list)
}
