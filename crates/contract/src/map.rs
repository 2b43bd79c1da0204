//! Reports on the map: clusters while many are in view, single pins when few are.

use crate::place::{Bounds, Position};
use crate::report::{Lamp, Status};
use crate::{CategoryId, ReportId};
use serde::{Deserialize, Serialize};

/// Query of `GET /communities/{slug}/map`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
pub struct MapQuery {
    /// `west,south,east,north`
    pub bbox: String,
    /// Zoom of the web map, 3–20.
    pub zoom: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<crate::GridId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapView {
    pub clusters: Vec<Cluster>,
    pub pins: Vec<Pin>,
    /// Reports in view.
    pub total: i64,
    /// The filter needs a closer look than the bounded scan allows: ask the person to zoom in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
}

/// Several reports drawn as one circle at their centre of gravity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cluster {
    pub position: Position,
    pub count: i64,
    /// How many of them are open.
    pub open: i64,
    /// What to zoom to.
    pub bounds: Bounds,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pin {
    pub id: ReportId,
    pub position: Position,
    pub status: Status,
    pub lamp: Lamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// At most 40 characters: the accessible name.
    pub label: String,
}
