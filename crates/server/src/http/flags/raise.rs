use crate::error::ApiResult;
use crate::extract::{Caller, OnceJson};
use crate::http::answer::Once;
use crate::state::App;
use axum::extract::State;
use contract::Problem;
use contract::report::{FlagReceipt, NewFlag};
use store::commands::moderation::RaiseFlag;

/// Flags a public text or photo. One flag for each person and thing; what changed after staff decided is flagged anew.
#[utoipa::path(post, path = "/flags", tag = "moderation",
    params(("Idempotency-Key" = uuid::Uuid, Header)),
    request_body = NewFlag,
    responses((status = 201, body = FlagReceipt), (status = "4XX", body = Problem)))]
pub async fn raise(
    State(app): State<App>,
    caller: Caller,
    OnceJson { once, input }: OnceJson<NewFlag>,
) -> ApiResult<Once<FlagReceipt>> {
    Once::created(&app, caller, once, RaiseFlag { input }).await
}
