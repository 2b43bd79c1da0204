use crate::error::ApiResult;
use crate::extract::{ApiQuery, Caller, IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::report::{Nearby, NearbyQuery};
use store::queries::reports;

/// Open reports around a place that may be the same thing.
#[utoipa::path(get, path = "/communities/{slug}/reports/nearby", tag = "reports",
    params(("slug" = String, Path), NearbyQuery),
    responses((status = 200, body = Nearby), (status = "4XX", body = Problem)))]
pub async fn nearby(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    held: IfNoneMatch,
    ApiQuery(query): ApiQuery<NearbyQuery>,
) -> ApiResult<Response> {
    let (db, actor) = (app.store.reader(), &caller.actor);
    let nearby = reports::nearby(db, actor, place.id(), &query, caller.now).await?;
    tagged(&held, Audience::Only(&caller), &nearby)
}
