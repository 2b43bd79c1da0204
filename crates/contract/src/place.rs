//! Where something is. Positions are WGS-84 always; other datums exist only at the edge.

use crate::{BuildingId, FacilityId, FieldCode, FieldErrors, GridId, UnitId, limits};
use serde::{Deserialize, Serialize};

/// Metres of one degree of latitude, on the sphere of [`Position::distance_m`].
pub const DEGREE_M: f64 = 111_195.0;

/// A WGS-84 position, degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Position {
    pub lat: f64,
    pub lng: f64,
}

impl Position {
    /// Finite, on the globe, and not the 0,0 that broken devices report.
    pub fn is_plausible(&self) -> bool {
        self.lat.is_finite()
            && self.lng.is_finite()
            && self.lat.abs() <= 90.0
            && self.lng.abs() <= 180.0
            && (self.lat != 0.0 || self.lng != 0.0)
    }

    /// Great-circle distance in metres on a sphere of 6,371 km (haversine formula).
    pub fn distance_m(&self, other: &Self) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let (dlat, dlng) = (b - a, (other.lng - self.lng).to_radians());
        let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlng / 2.0).sin().powi(2);
        2.0 * 6_371_000.0 * h.sqrt().min(1.0).asin()
    }
}

/// South-west and north-east corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bounds {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

impl Bounds {
    pub fn contains(&self, p: &Position) -> bool {
        p.lat >= self.south && p.lat <= self.north && p.lng >= self.west && p.lng <= self.east
    }

    /// So many metres to the north and the south, and to the east and the west.
    #[must_use]
    pub fn around(center: Position, north_m: f64, east_m: f64) -> Self {
        let lat = north_m / DEGREE_M;
        // At the poles a degree of longitude has no length.
        let lng = east_m / (DEGREE_M * center.lat.to_radians().cos().max(0.01));
        Self {
            south: center.lat - lat,
            west: center.lng - lng,
            north: center.lat + lat,
            east: center.lng + lng,
        }
    }

    /// `west,south,east,north`, the order of GeoJSON and of common web maps.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',').map(|part| part.trim().parse::<f64>());
        let mut next = || parts.next()?.ok().filter(|v| v.is_finite());
        let (west, south, east, north) = (next()?, next()?, next()?, next()?);
        let valid = west <= east && south <= north && south >= -90.0 && north <= 90.0;
        valid.then_some(Self {
            south,
            west,
            north,
            east,
        })
    }

    pub fn to_query(&self) -> String {
        format!(
            "{:.6},{:.6},{:.6},{:.6}",
            self.west, self.south, self.east, self.north
        )
    }
}

codes! {
    /// How the position of a report came about; a person's own pin outranks everything measured.
    pub enum PlaceMethod {
        /// Picked from the address list.
        Building = "building",
        /// Measured by the device.
        Gps = "gps",
        /// Put on the map by the person.
        Pin = "pin",
        /// A facility tapped or scanned.
        Facility = "facility";
        Other,
    }
}

/// The place of a new report. Exactly what the person chose; the server derives grid and position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceInput {
    pub method: PlaceMethod,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<FacilityId>,
    /// Needed for `gps` and `pin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Radius of 68 % confidence that the device gave, metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_m: Option<f64>,
    /// Free words: "三楼楼梯口".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub spot: String,
    /// The person said that it is the whole building or a part that all share; never with a unit or from
    /// inside a home, which is neither. Left
    /// out where she did not: a body that waits to be sent again must stay the same to the byte.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    /// Inside a home: shown to others by building only.
    #[serde(default)]
    pub indoors: bool,
}

impl PlaceInput {
    pub fn validate(&self, errors: &mut FieldErrors) {
        match self.method {
            PlaceMethod::Building if self.building.is_none() => {
                errors.add("place.building", FieldCode::Required);
            }
            PlaceMethod::Facility if self.facility.is_none() => {
                errors.add("place.facility", FieldCode::Required);
            }
            PlaceMethod::Gps | PlaceMethod::Pin if self.position.is_none() => {
                errors.add("place.position", FieldCode::Required);
            }
            PlaceMethod::Other => errors.add("place.method", FieldCode::Unknown),
            _ => {}
        }
        let one_part = self.unit.is_some() || self.facility.is_some() || self.indoors;
        if self.whole && (self.building.is_none() || one_part) {
            errors.add("place.whole", FieldCode::Invalid);
        }
        if self.position.is_some_and(|p| !p.is_plausible()) {
            errors.add("place.position", FieldCode::Invalid);
        }
        match self.accuracy_m {
            Some(metres) if !metres.is_finite() || metres < 0.0 => {
                errors.add("place.accuracy_m", FieldCode::Invalid);
            }
            Some(metres) if metres > f64::from(limits::ACCURACY_M_MAX) => errors.add_limit(
                "place.accuracy_m",
                FieldCode::OutOfRange,
                limits::ACCURACY_M_MAX as usize,
            ),
            _ => {}
        }
        errors.check_length("place.spot", &self.spot, 0, limits::SPOT_MAX);
    }
}

/// The place of a report as others see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    /// One line: "3号楼 2单元 三楼楼梯口".
    pub label: String,
    pub position: Position,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Its author said that it is the whole building or a part that all share. `label` does not say so:
    /// it has names, and these words are the reader's language's.
    #[serde(default)]
    pub whole: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<FacilityId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_m: Option<f64>,
    pub method: PlaceMethod,
}

/// The names that say where something is, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceNames<'a> {
    pub building: Option<&'a str>,
    pub unit: Option<&'a str>,
    pub facility: Option<&'a str>,
    /// Free words, as far as the reader may read them.
    pub spot: &'a str,
}

impl PlaceNames<'_> {
    /// What may be told of a place inside a home.
    #[must_use]
    pub fn building_only(self) -> Self {
        Self {
            building: self.building,
            ..Self::default()
        }
    }

    /// One line: "3号楼 2单元 三楼楼梯口". Empty when nothing is named.
    pub fn line(&self) -> String {
        let named = [self.building, self.unit, self.facility, Some(self.spot)];
        let parts: Vec<&str> = named
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_round_trip_and_refuse_nonsense() {
        let bounds = Bounds {
            south: 31.1,
            west: 121.3,
            north: 31.2,
            east: 121.5,
        };
        assert_eq!(Bounds::parse(&bounds.to_query()), Some(bounds));
        for text in ["", "1,2,3", "5,0,4,1", "NaN,0,1,1", "0,-91,1,1"] {
            assert_eq!(Bounds::parse(text), None, "{text}");
        }
    }

    #[test]
    fn one_degree_of_latitude_is_111_km() {
        let a = Position {
            lat: 31.0,
            lng: 121.0,
        };
        let b = Position {
            lat: 32.0,
            lng: 121.0,
        };
        assert!((a.distance_m(&b) - DEGREE_M).abs() < 10.0);
        let bounds = Bounds::around(a, 300.0, 200.0);
        let metres = |lat, lng| a.distance_m(&Position { lat, lng });
        for (side, far) in [
            (metres(bounds.north, a.lng), 300.0),
            (metres(bounds.south, a.lng), 300.0),
            (metres(a.lat, bounds.east), 200.0),
            (metres(a.lat, bounds.west), 200.0),
        ] {
            assert!((side - far).abs() < 0.1, "{side} {far}");
        }
    }

    #[test]
    fn a_place_is_one_line_and_indoors_the_building() {
        let names = PlaceNames {
            building: Some("3号楼"),
            unit: Some("2单元"),
            facility: None,
            spot: "三楼楼梯口",
        };
        assert_eq!(names.line(), "3号楼 2单元 三楼楼梯口");
        assert_eq!(names.building_only().line(), "3号楼");
        assert_eq!(PlaceNames::default().line(), "");
    }
}
