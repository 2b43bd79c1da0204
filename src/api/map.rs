//! Reports by viewport.

use super::{ApiError, HERE, client};
use contract::map::{MapQuery, MapView};

/// Clusters and pins in view. Dropping the future aborts the request.
pub async fn view(query: &MapQuery) -> Result<MapView, ApiError> {
    client::get(&format!("/communities/{HERE}/map{}", client::query(query))).await
}
