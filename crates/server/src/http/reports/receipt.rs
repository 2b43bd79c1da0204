use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::report::ReportReceipt;
use contract::{Problem, ReportId};
use store::queries::reports;

/// What the author was told on sending, again.
#[utoipa::path(get, path = "/reports/{id}/receipt", tag = "reports",
    params(("id" = ReportId, Path)),
    responses((status = 200, body = ReportReceipt), (status = "4XX", body = Problem)))]
pub async fn receipt(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<ReportId>,
) -> ApiResult<Json<ReportReceipt>> {
    let receipt = reports::receipt(app.store.reader(), &caller.actor, id).await?;
    Ok(Json(receipt))
}
