use crate::error::ApiResult;
use crate::extract::{ApiJson, ApiPath, Caller};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use contract::person::{Consent, ConsentInput, ConsentTo};
use contract::{PersonId, Problem};
use store::commands::identity::SetConsent;
use store::queries::identity;

/// Gives or takes back a consent; answers all of mine.
#[utoipa::path(put, path = "/me/consents/{kind}", tag = "me", request_body = ConsentInput,
    params(("kind" = ConsentTo, Path), ("For-Person" = Option<PersonId>, Header)),
    responses((status = 200, body = Vec<Consent>), (status = "4XX", body = Problem)))]
pub async fn set(
    State(app): State<App>,
    caller: Caller,
    ApiPath(to): ApiPath<ConsentTo>,
    ApiJson(input): ApiJson<ConsentInput>,
) -> ApiResult<Json<Vec<Consent>>> {
    let given = input.given;
    let (command, actor) = (SetConsent { to, given }, caller.actor.clone());
    app.store.execute(command, actor, caller.now).await?;
    Ok(Json(
        identity::consents(app.store.reader(), &caller.actor).await?,
    ))
}
