//! The community and its address book.

use super::{ApiError, HERE, client};
use contract::community::{Community, Places};
use contract::home::Home;

/// Everything the first page shows; the address is preloaded by `index.html`.
pub async fn home() -> Result<Home, ApiError> {
    client::get(&format!("/communities/{HERE}/home")).await
}

pub async fn community() -> Result<Community, ApiError> {
    client::get(&format!("/communities/{HERE}")).await
}

pub async fn places() -> Result<Places, ApiError> {
    client::get(&format!("/communities/{HERE}/places")).await
}

/// The community's shapes as GeoJSON text: the map reads it, the app does not.
pub async fn geometry() -> Option<String> {
    client::fetch_text(format!("{}/communities/{HERE}/map.geojson", client::BASE)).await
}
