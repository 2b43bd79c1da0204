use crate::error::{ApiError, ApiResult};
use crate::extract::{ApiPath, Caller, IfNoneMatch, InCommunity, OnceJson};
use crate::http::answer::{Audience, Created, tagged};
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use contract::settings::{GrantInput, GrantRow};
use contract::{GrantId, Problem};
use rules::policy::{Act, Facts, may};
use store::Answer;
use store::commands::identity::{GrantRole, RevokeRole};
use store::queries::settings;

/// Who holds which role here.
#[utoipa::path(get, path = "/communities/{slug}/grants", tag = "settings",
    params(("slug" = String, Path)),
    responses((status = 200, body = Vec<GrantRow>), (status = "4XX", body = Problem)))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    may(&caller.actor, Act::Settings, &Facts::community(place.id()))?;
    let rows = settings::grants(app.store.reader(), &caller.actor, place.id()).await?;
    tagged(&held, Audience::OnlyYou, &rows)
}

/// Gives a role to the person behind a phone number, who need not have signed in yet.
#[utoipa::path(post, path = "/communities/{slug}/grants", tag = "settings",
    params(("slug" = String, Path), ("Idempotency-Key" = String, Header)),
    request_body = GrantInput,
    responses((status = 201, body = GrantRow), (status = "4XX", body = Problem)))]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    place: InCommunity,
    OnceJson { once, input }: OnceJson<GrantInput>,
) -> ApiResult<Created<GrantRow>> {
    // Asked before the command looks the number up, so that nothing is learnt from its answer.
    may(&caller.actor, Act::Settings, &Facts::community(place.id()))?;
    let command = GrantRole {
        community: place.id(),
        input,
    };
    let actor = caller.actor.clone();
    let granted = app
        .store
        .execute_once(once, command, actor, caller.now)
        .await?;
    let rows = settings::grants(app.store.reader(), &caller.actor, place.id()).await?;
    let row = rows.into_iter().find(|row| row.id == granted.outcome);
    Ok(Created(Answer {
        outcome: row.ok_or_else(|| ApiError::internal("a grant is not in its list"))?,
        replayed: granted.replayed,
    }))
}

/// Takes a role away; never one's own.
#[utoipa::path(delete, path = "/grants/{id}", tag = "settings",
    params(("id" = GrantId, Path)),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    ApiPath(grant): ApiPath<GrantId>,
) -> ApiResult<StatusCode> {
    let command = RevokeRole { grant };
    app.store.execute(command, caller.actor, caller.now).await?;
    Ok(StatusCode::NO_CONTENT)
}
