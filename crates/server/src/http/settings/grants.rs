use crate::error::ApiResult;
use crate::extract::{ApiPath, Caller, IfNoneMatch, InCommunity, OnceJson};
use crate::http::answer::{Audience, Once, tagged};
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use contract::settings::{GrantInput, GrantRow};
use contract::{GrantId, Problem};
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
    let rows = settings::grants(app.store.reader(), &caller.actor, place.id()).await?;
    tagged(&held, Audience::Only(&caller), &rows)
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
) -> ApiResult<Once<GrantRow>> {
    let command = GrantRole {
        community: place.id(),
        input,
    };
    Once::created(&app, caller, once, command).await
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
