use crate::error::ApiResult;
use crate::extract::{ApiQuery, Caller, IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::map::{MapView, MapZoom};
use contract::report::ReportFilter;
use store::queries::map;

/// Reports of a viewport: circles where several stand together, a pin for each of the others.
#[utoipa::path(get, path = "/communities/{slug}/map", tag = "map",
    params(("slug" = String, Path), ReportFilter, MapZoom),
    responses((status = 200, body = MapView), (status = "4XX", body = Problem)))]
pub async fn view(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    ApiQuery(filter): ApiQuery<ReportFilter>,
    ApiQuery(zoom): ApiQuery<MapZoom>,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let db = app.store.reader();
    let view = map::view(db, &caller.actor, place.id(), &filter, zoom, caller.now).await?;
    tagged(&held, Audience::Only(&caller), &view)
}
