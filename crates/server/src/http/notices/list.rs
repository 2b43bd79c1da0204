use crate::error::ApiResult;
use crate::extract::{ApiQuery, Caller, IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::notice::Notice;
use contract::{Page, Problem};
use serde::Deserialize;
use store::queries::communities;

#[derive(Deserialize, utoipa::IntoParams)]
pub struct NoticesQuery {
    /// The former page's `next`.
    after: Option<String>,
}

/// Notices that hold now, newest first.
#[utoipa::path(get, path = "/communities/{slug}/notices", tag = "notices",
    params(("slug" = String, Path), NoticesQuery),
    responses((status = 200, body = Page<Notice>), (status = "4XX", body = Problem)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    ApiQuery(query): ApiQuery<NoticesQuery>,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let after = query.after.as_deref();
    let page = communities::notices(app.store.reader(), place.id(), after, caller.now).await?;
    tagged(&held, Audience::Everyone, &page)
}
