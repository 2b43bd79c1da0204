//! Reports on the map: circles where several stand together, a pin for each of the others; and what they are
//! drawn on.

mod ground;

pub use ground::*;

use crate::place::{Bounds, Position};
use crate::report::{Lamp, Status};
use crate::{CategoryId, ReportId};
use serde::{Deserialize, Serialize};

/// How near `GET /communities/{slug}/map` looks; where and at what its `ReportFilter` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
pub struct MapZoom {
    /// Zoom of the web map, 3–20.
    pub zoom: u8,
}

impl MapZoom {
    pub const MIN: u8 = 3;
    pub const MAX: u8 = 20;
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
