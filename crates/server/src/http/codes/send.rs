use crate::error::ApiResult;
use crate::extract::{ApiJson, Caller, ClientAddress, KnownDevice};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::person::{CodeSent, NewCode};
use contract::{Problem, limits};
use store::commands::identity::RequestCode;
use store::queries::meta;

/// Sends a sign-in code to a phone. The answer is the same for a known and an unknown number. A device
/// that signed in with this phone before has codes of its own, which nobody else uses up.
#[utoipa::path(post, path = "/codes", tag = "session", request_body = NewCode,
    responses((status = 200, body = CodeSent), (status = "4XX", body = Problem)))]
pub async fn send(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    KnownDevice(device): KnownDevice,
    ApiJson(input): ApiJson<NewCode>,
) -> ApiResult<Json<CodeSent>> {
    let command = RequestCode {
        input,
        address: address.to_string(),
        address_limit: app.config.http.code_requests_per_address_hour,
        in_all_limit: app.config.http.codes_per_hour,
        device_hash: device.map(|token| token.hash()),
    };
    let demo = meta::is_demo(app.store.reader()).await?;
    let sent = app.store.execute(command, caller.actor, caller.now).await?;
    app.jobs_waiting.notify_one();
    Ok(Json(CodeSent {
        request: sent.request,
        expires_in_s: (sent.expires.0 - caller.now.0) / 1000,
        resend_in_s: limits::CODE_RESEND_S,
        demo_code: demo.then_some(sent.code),
    }))
}
