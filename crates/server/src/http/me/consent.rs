use super::myself;
use crate::error::{ApiError, ApiResult};
use crate::extract::{ApiJson, ApiPath, Caller};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::person::{Consent, ConsentInput, ConsentKind};
use contract::{Code, Problem};
use store::commands::identity::SetConsent;
use store::queries::identity;

/// Gives or takes back a consent; answers all of mine.
#[utoipa::path(put, path = "/me/consents/{kind}", tag = "me", request_body = ConsentInput,
    params(("kind" = ConsentKind, Path)),
    responses((status = 200, body = Vec<Consent>), (status = "4XX", body = Problem)))]
pub async fn set(
    State(app): State<App>,
    caller: Caller,
    ApiPath(kind): ApiPath<ConsentKind>,
    ApiJson(input): ApiJson<ConsentInput>,
) -> ApiResult<Json<Vec<Consent>>> {
    let person = myself(&caller)?;
    if kind == ConsentKind::Other {
        return Err(ApiError::new(Code::NotFound));
    }
    let command = SetConsent {
        kind,
        given: input.given,
    };
    app.store.execute(command, caller.actor, caller.now).await?;
    Ok(Json(identity::consents(app.store.reader(), person).await?))
}
