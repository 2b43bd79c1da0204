use super::session_of;
use crate::auth::{Token, device_cookie, session_cookie};
use crate::error::{ApiError, ApiResult};
use crate::extract::{ApiJson, Caller, DeviceLabel, KnownDevice};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::person::{NewSession, Session};
use contract::{Code, Problem};
use store::commands::identity::{SignIn, SignInOutcome};

/// Signs in with a code. The session that this device had before ends: a new one gets a new token. The
/// device itself keeps its own, by which it is known also for others of the household.
#[utoipa::path(post, path = "/session", tag = "session", request_body = NewSession,
    responses((status = 201, body = Session), (status = "4XX", body = Problem)))]
pub async fn open(
    State(app): State<App>,
    caller: Caller,
    KnownDevice(device): KnownDevice,
    DeviceLabel(label): DeviceLabel,
    ApiJson(input): ApiJson<NewSession>,
) -> ApiResult<Response> {
    let token = Token::generate().map_err(ApiError::internal)?;
    let device = device
        .map_or_else(Token::generate, Ok)
        .map_err(ApiError::internal)?;
    let command = SignIn {
        input,
        token_hash: token.hash(),
        device_hash: device.hash(),
        label,
        replaces: caller.session.map(|session| session.id),
    };
    let outcome = app.store.execute(command, caller.actor, caller.now).await?;
    let signed_in = match outcome {
        SignInOutcome::Wrong { tries_left } => {
            return Err(ApiError::new(Code::CodeWrong).tries_left(tries_left));
        }
        outcome => outcome.into_result()?,
    };
    let session = session_of(&app, &signed_in.actor).await?;
    let mut response = (StatusCode::CREATED, Json(session)).into_response();
    let life_s = (signed_in.expires.0 - caller.now.0) / 1000;
    let https = app.config.http.is_https();
    let cookies = [
        session_cookie(&token, https, life_s),
        device_cookie(&device, https),
    ];
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
