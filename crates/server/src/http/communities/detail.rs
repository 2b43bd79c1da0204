use super::with_tiles;
use crate::error::ApiResult;
use crate::extract::{IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::community::Community;
use store::queries::communities;

/// One community: name, hours, phones, categories, map style.
#[utoipa::path(get, path = "/communities/{slug}", tag = "communities",
    params(("slug" = String, Path)),
    responses((status = 200, body = Community), (status = "4XX", body = Problem)))]
pub async fn detail(
    State(app): State<App>,
    place: InCommunity,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let community = communities::community(app.store.reader(), place.id()).await?;
    tagged(&held, Audience::Everyone, &with_tiles(&app, community))
}
