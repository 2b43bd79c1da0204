use crate::error::ApiResult;
use crate::extract::{IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::community::Places;
use store::queries::communities;

/// The address book: grids, buildings with units, facilities.
#[utoipa::path(get, path = "/communities/{slug}/places", tag = "communities",
    params(("slug" = String, Path)),
    responses((status = 200, body = Places), (status = "4XX", body = Problem)))]
pub async fn places(
    State(app): State<App>,
    place: InCommunity,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let book = communities::places(app.store.reader(), place.id()).await?;
    tagged(&held, Audience::Everyone, &book)
}
