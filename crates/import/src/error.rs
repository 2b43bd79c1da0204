//! What can be wrong with the files, and where.

use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ImportError {
    pub place: Place,
    pub problem: Problem,
}

/// Where in which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Addresses,
    /// Line of the address file, as an editor counts: the header is line 1.
    Line(u64),
    Geometry,
    /// Which one in `features`, the first being 1, and the feature's name if it has one.
    Feature(usize, String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Saved in another encoding; spreadsheets call the right one "CSV UTF-8".
    NotUtf8,
    Unreadable(String),
    NoRows,
    /// None of the names that this column may have.
    MissingColumn(&'static str),
    /// Two columns mean the same.
    DoubleColumn(&'static str),
    EmptyCell(&'static str),
    TooLong(&'static str),
    NotANumber(&'static str, String),
    /// The same building stands in two grids.
    TwoGrids {
        building: String,
        first: String,
    },
    /// The same building, unit pair twice.
    DoubleUnit {
        building: String,
        unit: String,
    },
    NotGeoJson(String),
    UnknownKind(String),
    NoName,
    /// A facility without the code of its QR label.
    NoCode,
    WrongShape {
        wanted: &'static str,
        found: String,
    },
    /// Fewer than three corners, or no area.
    TooFewCorners,
    NotOnTheGlobe,
    /// The numbers look like latitude first; GeoJSON has longitude first.
    LatitudeFirst,
    DoubleName(String),
    NoGridShape(String),
    NoBuildingPosition(String),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Addresses => f.write_str("addresses"),
            Self::Line(line) => write!(f, "addresses, line {line}"),
            Self::Geometry => f.write_str("geometry"),
            Self::Feature(n, name) if name.is_empty() => write!(f, "geometry, feature {n}"),
            Self::Feature(n, name) => write!(f, "geometry, feature {n} ({name})"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => f.write_str("not UTF-8; save it as \"CSV UTF-8\""),
            Self::Unreadable(why) => write!(f, "can not be read: {why}"),
            Self::NoRows => f.write_str("no rows below the header"),
            Self::MissingColumn(names) => write!(f, "no column {names}"),
            Self::DoubleColumn(names) => write!(f, "two columns {names}"),
            Self::EmptyCell(column) => write!(f, "{column} is empty"),
            Self::TooLong(column) => write!(f, "{column} is longer than 50 characters"),
            Self::NotANumber(column, text) => write!(f, "{column} is no fitting number: {text}"),
            Self::TwoGrids { building, first } => {
                write!(f, "{building} was in {first} before")
            }
            Self::DoubleUnit { building, unit } => write!(f, "{building} {unit} is there twice"),
            Self::NotGeoJson(why) => write!(f, "not a GeoJSON FeatureCollection: {why}"),
            Self::UnknownKind(kind) => write!(f, "unknown kind \"{kind}\""),
            Self::NoName => f.write_str("no name"),
            Self::NoCode => f.write_str("no code for its QR label"),
            Self::WrongShape { wanted, found } => write!(f, "{found} where {wanted} is needed"),
            Self::TooFewCorners => f.write_str("fewer than three corners"),
            Self::NotOnTheGlobe => f.write_str("a position that is not on the globe"),
            Self::LatitudeFirst => {
                f.write_str("latitude seems to come first; GeoJSON wants longitude, latitude")
            }
            Self::DoubleName(name) => write!(f, "{name} is there twice"),
            Self::NoGridShape(name) => write!(f, "grid {name} has no polygon"),
            Self::NoBuildingPosition(name) => {
                write!(f, "{name} has neither a polygon nor latitude and longitude")
            }
        }
    }
}
