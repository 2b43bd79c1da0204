use crate::error::ApiResult;
use crate::extract::{Caller, IfMatch, OnceJson};
use crate::http::answer::Once;
use crate::state::App;
use axum::extract::State;
use contract::Problem;
use contract::work::Moderation;
use store::commands::moderation::Moderate;

/// Hides or shows a text or photo; the reason goes on record and the flags are answered.
#[utoipa::path(post, path = "/moderation", tag = "moderation",
    params(("Idempotency-Key" = uuid::Uuid, Header), ("If-Match" = String, Header)),
    request_body = Moderation,
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn moderate(
    State(app): State<App>,
    caller: Caller,
    IfMatch(version): IfMatch,
    OnceJson { once, input }: OnceJson<Moderation>,
) -> ApiResult<Once<()>> {
    let (command, actor) = (Moderate { version, input }, caller.actor);
    let store = &app.store;
    let answer = store.execute_once(once, command, actor, caller.now).await?;
    Ok(Once::done(&answer))
}
