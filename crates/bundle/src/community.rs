//! The community, its address book and its people.

use contract::community::{DutyHours, Facility, MapStyle};
use contract::person::Role;
use contract::place::{Bounds, Position};
use contract::{BuildingId, CommunityId, GrantId, GridId, LocalText, PersonId, Timestamp, UnitId};

#[derive(Clone, Debug, PartialEq)]
pub struct Community {
    pub id: CommunityId,
    pub slug: String,
    pub name: LocalText,
    pub utc_offset_min: i32,
    pub center: Position,
    pub bounds: Bounds,
    pub hours: DutyHours,
    pub map: MapStyle,
    pub created: Timestamp,
}

/// The address book with its geometry, replaced as a whole by an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    pub grids: Vec<Grid>,
    pub buildings: Vec<Building>,
    pub facilities: Vec<Facility>,
    /// Compact GeoJSON that the map draws, served as it is.
    pub geometry: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    pub id: GridId,
    /// Unique in the community.
    pub code: String,
    pub name: String,
    /// Closed ring of `[lng, lat]`.
    pub ring: Vec<[f64; 2]>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Building {
    pub id: BuildingId,
    pub grid: GridId,
    /// Unique in the community.
    pub code: String,
    pub name: String,
    pub position: Position,
    pub floors: u16,
    pub units: Vec<Unit>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub id: UnitId,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: PersonId,
    /// Normalised, unique.
    pub phone: String,
    pub name: String,
    pub building: Option<BuildingId>,
    pub unit: Option<UnitId>,
    pub created: Timestamp,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    pub id: GrantId,
    pub person: PersonId,
    pub role: Role,
    /// Only for a grid worker.
    pub grid: Option<GridId>,
    pub since: Timestamp,
}
