use crate::error::ApiResult;
use crate::extract::{ApiJson, ApiPath, Caller, IfMatch, IfNoneMatch, InCommunity, OnceJson};
use crate::http::answer::{Audience, Once, tagged};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use contract::community::Category;
use contract::settings::CategoryInput;
use contract::{CategoryId, Problem};
use store::commands::settings::SaveCategory;
use store::queries::settings;

/// All categories, those switched off included.
#[utoipa::path(get, path = "/communities/{slug}/categories", tag = "settings",
    params(("slug" = String, Path)),
    responses((status = 200, body = Vec<Category>), (status = "4XX", body = Problem)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let (db, actor) = (app.store.reader(), &caller.actor);
    let categories = settings::categories(db, actor, place.id()).await?;
    tagged(&held, Audience::Only(&caller), &categories)
}

/// Adds a category.
#[utoipa::path(post, path = "/communities/{slug}/categories", tag = "settings",
    params(("slug" = String, Path), ("Idempotency-Key" = String, Header)),
    request_body = CategoryInput,
    responses((status = 201, body = Category), (status = "4XX", body = Problem)))]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    OnceJson { once, input }: OnceJson<CategoryInput>,
) -> ApiResult<Once<Category>> {
    let command = SaveCategory::new(place.id(), input);
    Once::created(&app, caller, once, command).await
}

/// Replaces a category; reports made before keep their promises.
#[utoipa::path(put, path = "/categories/{id}", tag = "settings",
    params(("id" = CategoryId, Path), ("If-Match" = String, Header)),
    request_body = CategoryInput,
    responses((status = 200, body = Category), (status = "4XX", body = Problem)))]
pub async fn replace(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<CategoryId>,
    IfMatch(version): IfMatch,
    ApiJson(input): ApiJson<CategoryInput>,
) -> ApiResult<Json<Category>> {
    let command = SaveCategory::revise(id, version, input);
    let saved = app.store.execute(command, caller.actor, caller.now).await?;
    Ok(Json(saved))
}
