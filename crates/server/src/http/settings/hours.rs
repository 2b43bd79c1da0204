use crate::error::ApiResult;
use crate::extract::{ApiJson, Caller, InCommunity};
use crate::http::communities::with_tiles;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::Problem;
use contract::community::Community;
use contract::settings::HoursInput;
use store::commands::settings::SaveHours;
use store::queries::{communities, settings};

/// Replaces the week's duty hours. The whole week is one value and its event holds both weeks, so
/// the last one to save wins; only two at the very same moment are told apart (`stale`).
#[utoipa::path(put, path = "/communities/{slug}/hours", tag = "settings",
    params(("slug" = String, Path)), request_body = HoursInput,
    responses((status = 200, body = Community), (status = "4XX", body = Problem)))]
pub async fn replace(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    ApiJson(input): ApiJson<HoursInput>,
) -> ApiResult<Json<Community>> {
    let command = SaveHours {
        community: place.id(),
        input,
        version: settings::hours(app.store.reader(), place.id())
            .await?
            .version,
    };
    app.store.execute(command, caller.actor, caller.now).await?;
    let community = communities::community(app.store.reader(), place.id()).await?;
    Ok(Json(with_tiles(&app, community)))
}
