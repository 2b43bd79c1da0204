//! Communities as everybody may read them.

mod detail;
mod list;
mod map_data;
mod places;

use crate::state::App;
use contract::community::{Community, MapStyle};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(detail::detail))
        .routes(routes!(places::places))
        .routes(routes!(map_data::map_data))
}

/// Tiles are configured per installation or per community; the installation's win, because the
/// content security policy allows only those.
pub fn with_tiles(app: &App, community: Community) -> Community {
    let map = match &app.config.map {
        MapStyle { tiles: None, .. } => MapStyle {
            tiles: None,
            ..community.map
        },
        configured => configured.clone(),
    };
    Community { map, ..community }
}
