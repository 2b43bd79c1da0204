//! Reports by viewport.

use super::{ApiError, HERE, client};
use contract::map::{MapView, MapZoom};
use contract::report::ReportFilter;

/// Clusters and pins in view, which `filter.bbox` says. Dropping the future aborts the request.
pub async fn view(filter: &ReportFilter, zoom: MapZoom) -> Result<MapView, ApiError> {
    let query = client::query(&(filter, zoom));
    client::get(&format!("/communities/{HERE}/map{query}")).await
}
