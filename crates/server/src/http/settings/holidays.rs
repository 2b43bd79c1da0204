use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, IfNoneMatch, InCommunity, OnceJson};
use crate::http::answer::{Audience, Once, tagged};
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use contract::community::Holiday;
use contract::settings::HolidayInput;
use contract::{HolidayId, Problem};
use store::commands::settings::{AddHoliday, RemoveHoliday};
use store::queries::settings;

/// Days that differ from their weekday, in order.
#[utoipa::path(get, path = "/communities/{slug}/holidays", tag = "settings",
    params(("slug" = String, Path)),
    responses((status = 200, body = Vec<Holiday>), (status = "4XX", body = Problem)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let days = settings::holidays(app.store.reader(), &caller.actor, place.id()).await?;
    tagged(&held, Audience::Only(&caller), &days)
}

/// Adds a free day or a make-up working day.
#[utoipa::path(post, path = "/communities/{slug}/holidays", tag = "settings",
    params(("slug" = String, Path), ("Idempotency-Key" = String, Header)),
    request_body = HolidayInput,
    responses((status = 201, body = Holiday), (status = "4XX", body = Problem)))]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    OnceJson { once, input }: OnceJson<HolidayInput>,
) -> ApiResult<Once<Holiday>> {
    let command = AddHoliday {
        community: place.id(),
        input,
    };
    Once::created(&app, caller, once, command).await
}

/// Makes a day an ordinary one again.
#[utoipa::path(delete, path = "/holidays/{id}", tag = "settings",
    params(("id" = HolidayId, Path)),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<HolidayId>,
) -> ApiResult<StatusCode> {
    let command = RemoveHoliday { id };
    app.store.execute(command, caller.actor, caller.now).await?;
    Ok(StatusCode::NO_CONTENT)
}
