use crate::error::ApiResult;
use crate::extract::Caller;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use contract::Problem;
use store::queries::identity;

/// Everything held about me, as one JSON file.
#[utoipa::path(get, path = "/me/export", tag = "me",
    responses((status = 200, body = Object), (status = "4XX", body = Problem)))]
pub async fn export(State(app): State<App>, caller: Caller) -> ApiResult<impl IntoResponse> {
    let all = identity::export(app.store.reader(), &caller.actor, caller.now).await?;
    let name = "attachment; filename=\"linli-export.json\"";
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(all)))
}
