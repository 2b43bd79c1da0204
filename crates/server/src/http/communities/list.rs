use crate::error::ApiResult;
use crate::extract::IfNoneMatch;
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::community::CommunityCard;
use store::queries::communities;

/// All communities of this installation.
#[utoipa::path(get, path = "/communities", tag = "communities",
    responses((status = 200, body = Vec<CommunityCard>), (status = "4XX", body = Problem)))]
pub async fn list(State(app): State<App>, held: IfNoneMatch) -> ApiResult<Response> {
    let cards = communities::list(app.store.reader()).await?;
    tagged(&held, Audience::Everyone, &cards)
}
