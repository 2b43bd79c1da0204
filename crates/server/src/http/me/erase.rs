use crate::auth::cleared;
use crate::error::ApiResult;
use crate::extract::Caller;
use crate::state::App;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::Problem;
use store::commands::identity::ErasePerson;

/// Deletes my account and everything personal in it.
#[utoipa::path(delete, path = "/me", tag = "me",
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn erase(State(app): State<App>, caller: Caller) -> ApiResult<Response> {
    app.store
        .execute(ErasePerson, caller.actor, caller.now)
        .await?;
    app.jobs_waiting.notify_one();
    // Deleted rows still lie in the write-ahead log until it is emptied.
    app.store.truncate_log().await?;
    // What the browser kept of this person's pages and photos goes as well.
    let mut response = (StatusCode::NO_CONTENT, [("clear-site-data", "\"cache\"")]).into_response();
    if let Some(cookie) = cleared(app.config.http.is_https()) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
