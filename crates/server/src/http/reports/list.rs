use crate::error::ApiResult;
use crate::extract::{ApiQuery, Caller, IfNoneMatch, InCommunity};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::report::{ReportCard, ReportFilter};
use contract::{Page, Paging, Problem};
use store::queries::reports;

/// Reports, newest first, by any filter.
#[utoipa::path(get, path = "/communities/{slug}/reports", tag = "reports",
    params(("slug" = String, Path), ReportFilter, Paging),
    responses((status = 200, body = Page<ReportCard>), (status = "4XX", body = Problem)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    held: IfNoneMatch,
    ApiQuery(filter): ApiQuery<ReportFilter>,
    ApiQuery(paging): ApiQuery<Paging>,
) -> ApiResult<Response> {
    let (db, actor) = (app.store.reader(), &caller.actor);
    let page = reports::list(db, actor, place.id(), &filter, &paging, caller.now).await?;
    tagged(&held, Audience::Only(&caller), &page)
}
