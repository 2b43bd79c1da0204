use crate::error::ApiResult;
use crate::extract::{IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged_bytes};
use crate::state::App;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::response::Response;
use contract::Problem;
use contract::map::Ground;
use store::queries::communities;

/// The community's own vectors (grids, buildings, roads, green) as compact GeoJSON.
#[utoipa::path(get, path = "/communities/{slug}/map.geojson", tag = "communities",
    params(("slug" = String, Path)),
    responses((status = 200, content_type = "application/geo+json", body = Ground),
        (status = "4XX", body = Problem)))]
pub async fn map_data(
    State(app): State<App>,
    place: InCommunity,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let geometry = communities::geometry(app.store.reader(), place.id()).await?;
    let kind = HeaderValue::from_static("application/geo+json");
    tagged_bytes(&held, Audience::Everyone, geometry.into_bytes(), kind)
}
