use crate::error::ApiResult;
use crate::extract::{ApiPath, IfNoneMatch};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::notice::Notice;
use contract::{NoticeId, Problem};
use store::queries::communities;

/// One notice.
#[utoipa::path(get, path = "/notices/{id}", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = Notice), (status = "4XX", body = Problem)))]
pub async fn detail(
    State(app): State<App>,
    ApiPath(id): ApiPath<NoticeId>,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let (_, notice) = communities::notice(app.store.reader(), id, app.now()).await?;
    tagged(&held, Audience::Everyone, &notice)
}
