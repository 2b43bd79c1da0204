use crate::error::ApiResult;
use crate::extract::{ApiJson, Caller, IfMatch, InCommunity};
use crate::http::communities::with_tiles;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::Problem;
use contract::community::Community;
use contract::settings::HoursInput;
use store::commands::settings::SaveHours;
use store::queries::communities;

/// Replaces the week's duty hours; `If-Match` is the community's version.
#[utoipa::path(put, path = "/communities/{slug}/hours", tag = "settings",
    params(("slug" = String, Path), ("If-Match" = String, Header)),
    request_body = HoursInput,
    responses((status = 200, body = Community), (status = "4XX", body = Problem)))]
pub async fn replace(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    IfMatch(version): IfMatch,
    ApiJson(input): ApiJson<HoursInput>,
) -> ApiResult<Json<Community>> {
    let command = SaveHours {
        community: place.id(),
        input,
        version,
    };
    app.store.execute(command, caller.actor, caller.now).await?;
    let community = communities::community(app.store.reader(), place.id()).await?;
    Ok(Json(with_tiles(&app, community)))
}
