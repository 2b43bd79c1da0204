use crate::error::ApiResult;
use crate::extract::{Caller, IfNoneMatch};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::community::CommunityCard;
use rules::policy::{Act, Facts, may};
use store::queries::communities;

/// All communities of this installation.
#[utoipa::path(get, path = "/communities", tag = "communities",
    responses((status = 200, body = Vec<CommunityCard>), (status = "4XX", body = Problem)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    may(&caller.actor, Act::Look, &Facts::none())?;
    let cards = communities::list(app.store.reader()).await?;
    tagged(&held, Audience::Everyone, &cards)
}
