use crate::error::ApiResult;
use crate::extract::{ApiJson, ApiPath, Caller, IfMatch, IfNoneMatch, InCommunity, OnceJson};
use crate::http::answer::{Audience, Created, tagged};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use contract::community::Category;
use contract::settings::CategoryInput;
use contract::{CategoryId, Problem};
use rules::policy::{Act, Facts, may};
use store::commands::settings::SaveCategory;
use store::queries::communities;

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
    may(&caller.actor, Act::Settings, &Facts::community(place.id()))?;
    let community = communities::community(app.store.reader(), place.id()).await?;
    tagged(&held, Audience::OnlyYou, &community.categories)
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
) -> ApiResult<Created<Category>> {
    let command = SaveCategory::new(place.id(), input);
    let store = &app.store;
    let answer = store
        .execute_once(once, command, caller.actor, caller.now)
        .await?;
    Ok(Created(answer))
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
