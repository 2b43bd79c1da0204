//! What is held about me, and what I may do with it.

mod change;
mod consent;
mod devices;
mod erase;
mod export;
mod held;
mod read;
mod revoke_device;

use crate::error::ApiResult;
use crate::extract::Caller;
use crate::state::App;
use contract::Code;
use contract::person::Me;
use store::queries::identity;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read::read, change::change, erase::erase))
        .routes(routes!(consent::set))
        .routes(routes!(devices::devices))
        .routes(routes!(revoke_device::revoke))
        .routes(routes!(held::held))
        .routes(routes!(export::export))
}

async fn load(app: &App, caller: &Caller) -> ApiResult<Me> {
    let me = identity::me(app.store.reader(), &caller.actor).await?;
    // A visitor, or erased from another device while this request was under way.
    me.ok_or_else(|| Code::SignInRequired.into())
}
