use crate::error::ApiResult;
use crate::extract::{ApiJson, ApiPath, Caller, IfMatch, InCommunity, OnceJson};
use crate::http::answer::Once;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use contract::community::Phone;
use contract::settings::PhoneInput;
use contract::{PhoneId, Problem};
use store::commands::settings::{AddPhone, RemovePhone, RevisePhone};

/// Adds a number that residents may call.
#[utoipa::path(post, path = "/communities/{slug}/phones", tag = "settings",
    params(("slug" = String, Path), ("Idempotency-Key" = String, Header)),
    request_body = PhoneInput,
    responses((status = 201, body = Phone), (status = "4XX", body = Problem)))]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    OnceJson { once, input }: OnceJson<PhoneInput>,
) -> ApiResult<Once<Phone>> {
    let command = AddPhone {
        community: place.id(),
        input,
    };
    Once::created(&app, caller, once, command).await
}

/// Replaces a number.
#[utoipa::path(put, path = "/phones/{id}", tag = "settings",
    params(("id" = PhoneId, Path), ("If-Match" = String, Header)),
    request_body = PhoneInput,
    responses((status = 200, body = Phone), (status = "4XX", body = Problem)))]
pub async fn replace(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<PhoneId>,
    IfMatch(version): IfMatch,
    ApiJson(input): ApiJson<PhoneInput>,
) -> ApiResult<Json<Phone>> {
    let command = RevisePhone { id, input, version };
    let saved = app.store.execute(command, caller.actor, caller.now).await?;
    Ok(Json(saved))
}

/// Takes a number away.
#[utoipa::path(delete, path = "/phones/{id}", tag = "settings",
    params(("id" = PhoneId, Path)),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<PhoneId>,
) -> ApiResult<StatusCode> {
    let command = RemovePhone { id };
    app.store.execute(command, caller.actor, caller.now).await?;
    Ok(StatusCode::NO_CONTENT)
}
