use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, IfNoneMatch};
use crate::http::answer::{Audience, tagged};
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use contract::report::ReportDetail;
use contract::{Problem, ReportId};

/// One report, as far as this reader may know it.
#[utoipa::path(get, path = "/reports/{id}", tag = "reports",
    params(("id" = ReportId, Path)),
    responses((status = 200, body = ReportDetail), (status = "4XX", body = Problem)))]
pub async fn detail(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<ReportId>,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    let detail = super::load(&app, &caller, id).await?;
    tagged(&held, Audience::Only(&caller), &detail)
}
