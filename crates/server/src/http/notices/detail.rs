use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, IfNoneMatch};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::notice::Notice;
use contract::{NoticeId, Problem};
use rules::policy::{Act, Facts, may};
use store::queries::communities;

/// One notice.
#[utoipa::path(get, path = "/notices/{id}", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = Notice), (status = "4XX", body = Problem)))]
pub async fn detail(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<NoticeId>,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let (community, notice) = communities::notice(app.store.reader(), id).await?;
    may(&caller.actor, Act::Look, &Facts::community(community))?;
    tagged(&held, Audience::Everyone, &notice)
}
