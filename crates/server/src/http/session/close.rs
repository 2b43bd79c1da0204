use crate::auth::cleared;
use crate::error::ApiResult;
use crate::extract::Caller;
use crate::state::App;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::Problem;
use store::commands::identity::SignOut;

/// Signs this device out. Doing so without a session is no mistake: it may have ended by itself.
#[utoipa::path(delete, path = "/session", tag = "session",
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn close(State(app): State<App>, caller: Caller) -> ApiResult<Response> {
    if let Some(session) = caller.session {
        let command = SignOut {
            session: session.id,
        };
        app.store.execute(command, caller.actor, caller.now).await?;
    }
    // What the browser kept of this person's pages and photos goes as well.
    let mut response = (StatusCode::NO_CONTENT, [("clear-site-data", "\"cache\"")]).into_response();
    if let Some(cookie) = cleared(app.config.http.is_https()) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
