use crate::auth::{cleared, device_forgotten};
use crate::error::ApiResult;
use crate::extract::{Caller, KnownDevice};
use crate::state::App;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::Problem;
use store::commands::identity::ErasePerson;
use store::queries::identity;

/// Deletes my account and everything personal in it.
#[utoipa::path(delete, path = "/me", tag = "me",
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn erase(
    State(app): State<App>,
    caller: Caller,
    KnownDevice(device): KnownDevice,
) -> ApiResult<Response> {
    app.store
        .execute(ErasePerson, caller.actor, caller.now)
        .await?;
    app.jobs_waiting.notify_one();
    // Deleted rows still lie in the write-ahead log until it is emptied.
    app.store.truncate_log().await?;
    // What the browser kept of this person's pages and photos goes as well.
    let mut response = (StatusCode::NO_CONTENT, [("clear-site-data", "\"cache\"")]).into_response();
    let https = app.config.http.is_https();
    // The device stays known for others of the household; only her link to it is gone.
    let others = match device {
        Some(device) => identity::is_known(app.store.reader(), &device.hash()).await?,
        None => false,
    };
    let forgotten = device_forgotten(https).filter(|_| !others);
    for cookie in [cleared(https), forgotten].into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
