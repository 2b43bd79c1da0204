use crate::error::ApiResult;
use crate::extract::{ApiQuery, Caller, IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::work::Flag;
use contract::{Page, Problem};
use serde::Deserialize;
use store::queries::moderation;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub struct FlagQuery {
    /// The former page's `next`.
    after: Option<String>,
}

/// Open flags for staff, oldest first.
#[utoipa::path(get, path = "/communities/{slug}/flags", tag = "moderation",
    params(("slug" = String, Path), FlagQuery),
    responses((status = 200, body = Page<Flag>), (status = "4XX", body = Problem)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    held: IfNoneMatch,
    ApiQuery(query): ApiQuery<FlagQuery>,
) -> ApiResult<Response> {
    let (db, actor) = (app.store.reader(), &caller.actor);
    let page = moderation::flags(db, actor, place.id(), query.after.as_deref()).await?;
    tagged(&held, Audience::Only(&caller), &page)
}
