use crate::error::ApiResult;
use crate::extract::{ApiQuery, Caller, IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::Problem;
use contract::work::{WorkQuery, WorkQueue};
use store::queries::work;

/// My reports to answer (a grid worker's own grids, all for staff), the nearest promise first.
#[utoipa::path(get, path = "/communities/{slug}/work", tag = "work",
    params(("slug" = String, Path), WorkQuery),
    responses((status = 200, body = WorkQueue), (status = "4XX", body = Problem)))]
pub async fn queue(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    held: IfNoneMatch,
    ApiQuery(query): ApiQuery<WorkQuery>,
) -> ApiResult<Response> {
    let (db, actor) = (app.store.reader(), &caller.actor);
    let queue = work::queue(db, actor, place.id(), &query, caller.now).await?;
    tagged(&held, Audience::Only(&caller), &queue)
}
