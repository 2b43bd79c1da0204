//! Queries of lists; the same names in the API and in the address bar.

use super::Status;
use crate::place::Position;
use crate::{BuildingId, CategoryId};
use serde::{Deserialize, Serialize};

/// Which reports by where they stand: `open`, `closed`, or the code of one [`Status`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum StatusFilter {
    Open,
    Closed,
    Exactly(Status),
}

impl StatusFilter {
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "open" => Some(Self::Open),
            "closed" => Some(Self::Closed),
            code => Status::from_code(code).map(Self::Exactly),
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Exactly(status) => status.code(),
        }
    }
}

impl TryFrom<String> for StatusFilter {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::from_code(&code).ok_or("neither open nor closed nor a status")
    }
}

impl From<StatusFilter> for String {
    fn from(status: StatusFilter) -> Self {
        status.code().to_owned()
    }
}

codes! {
    /// Whose reports; needs a session.
    pub enum Scope {
        /// Those that I wrote.
        Mine = "mine",
        /// Those that I follow.
        Followed = "followed",
        /// Those that I have too.
        Joined = "joined",
        /// Those that I wrote and in which those who work here did or said something since I last opened
        /// them.
        News = "news",
    }
}

/// Which reports: the same in the list, on the map and in the app's address bar. Whatever is absent
/// narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
pub struct ReportFilter {
    /// `open`, `closed` or a status code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>))]
    pub status: Option<StatusFilter>,
    /// Category codes, separated by commas; each must be known.
    #[serde(
        default,
        rename = "category",
        skip_serializing_if = "Vec::is_empty",
        with = "codes"
    )]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>))]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<crate::GridId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    /// `mine`, `followed`, `joined` or `news`; needs a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub scope: Option<Scope>,
    /// Days back from now, at most [`ReportFilter::DAYS_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// `west,south,east,north`; the map needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bbox: Option<String>,
    /// Words in the text, or a reference number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
}

impl ReportFilter {
    /// Further back than this a filter by days means nothing.
    pub const DAYS_MAX: u32 = 3_650;
}

/// Codes in one text: without spaces, empty ones and repetitions, in the order given.
pub fn split_codes(text: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in text.split(',').map(str::trim) {
        if !code.is_empty() && !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

mod codes {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(codes: &[String], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&codes.join(","))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
        String::deserialize(from).map(|text| super::split_codes(&text))
    }
}

/// Query of `GET /communities/{slug}/reports/nearby`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
pub struct NearbyQuery {
    pub lat: f64,
    pub lng: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
}

impl NearbyQuery {
    pub fn position(&self) -> Position {
        Position {
            lat: self.lat,
            lng: self.lng,
        }
    }
}
