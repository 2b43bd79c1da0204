//! Signing in and out.

mod close;
mod open;
mod read;

use crate::error::ApiResult;
use crate::state::App;
use contract::person::Session;
use rules::Actor;
use store::queries::identity;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read::read, open::open, close::close))
}

/// What a session tells about its person; nobody for a visitor.
async fn session_of(app: &App, actor: &Actor) -> ApiResult<Session> {
    let me = identity::me(app.store.reader(), actor).await?;
    Ok(Session { me })
}
