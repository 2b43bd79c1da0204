use super::load;
use crate::error::ApiResult;
use crate::extract::{ApiJson, Caller, IfMatch};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::Problem;
use contract::person::{Me, MePatch};
use store::commands::identity::ChangeProfile;

/// Changes what I told about myself; absent fields stay.
#[utoipa::path(patch, path = "/me", tag = "me", request_body = MePatch,
    params(("If-Match" = String, Header)),
    responses((status = 200, body = Me), (status = "4XX", body = Problem)))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    IfMatch(version): IfMatch,
    ApiJson(patch): ApiJson<MePatch>,
) -> ApiResult<Json<Me>> {
    let command = ChangeProfile { patch, version };
    let actor = caller.actor.clone();
    app.store.execute(command, actor, caller.now).await?;
    Ok(Json(load(&app, &caller).await?))
}
