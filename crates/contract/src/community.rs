//! A community: its address book, its categories, and how to reach a person.

use crate::place::{Bounds, Position};
use crate::{
    BuildingId, CategoryId, CommunityId, FacilityId, GridId, HolidayId, LocalText, PhoneId,
    Timestamp, UnitId,
};
use serde::{Deserialize, Serialize};

/// One line of `GET /api/v1/communities`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommunityCard {
    pub id: CommunityId,
    /// Short name in URLs.
    pub slug: String,
    pub name: LocalText,
}

/// What every page needs to know about the community: `GET /communities/{slug}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Community {
    pub id: CommunityId,
    pub slug: String,
    pub name: LocalText,
    /// Offset of civil time from UTC, minutes (+480 in China).
    pub utc_offset_min: i32,
    pub center: Position,
    pub bounds: Bounds,
    pub phones: Vec<Phone>,
    pub hours: DutyHours,
    pub categories: Vec<Category>,
    /// This database is a demonstration: every page says so.
    pub demo: bool,
    pub map: MapStyle,
    /// Goes up with every change of the community's own row; an edit of the hours names it.
    pub version: i64,
}

/// Where the map's background comes from; without tiles the community's own vectors serve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapStyle {
    /// Tile URL with `{z}`, `{x}`, `{y}`; absent: vectors only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiles: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub attribution: String,
    /// Tiles are drawn on the GCJ-02 datum.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gcj02: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Phone {
    pub id: PhoneId,
    pub label: LocalText,
    /// As dialled, digits and `-` only.
    pub number: String,
    /// When somebody answers, in words ("周一至周五 8:30–17:30"); empty: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<LocalText>,
    /// Smaller numbers come first.
    pub sort: i32,
    pub version: i64,
}

/// Opening hours of the duty desk for each weekday, Monday first. `None`: closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutyHours {
    pub week: [Option<DaySpan>; 7],
}

/// Minutes after local midnight; `from < to ≤ 1440`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DaySpan {
    pub from: u16,
    pub to: u16,
}

/// A day that differs from its weekday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Holiday {
    pub id: HolidayId,
    /// `YYYY-MM-DD`, local.
    pub day: String,
    pub kind: HolidayKind,
    pub name: String,
}

codes! {
    pub enum HolidayKind {
        /// A free day that would be a working day.
        Off = "off",
        /// A make-up working day (调休).
        Work = "work";
        Other,
    }
}

/// What a report is about, who answers for it, and by when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Category {
    pub id: CategoryId,
    /// Stable short name: `lift`, `light`, `waste`.
    pub code: String,
    pub name: LocalText,
    /// Name of a symbol in the app's sprite.
    pub icon: String,
    /// Words that suggest this category.
    pub keywords: Vec<String>,
    /// Who answers, in words: "物业工程部".
    pub responsible: LocalText,
    /// Minutes of duty time until somebody must have accepted.
    pub accept_within_min: u32,
    pub finish_within: Span,
    /// Radius within which an open report counts as "seen already", metres.
    pub near_radius_m: u32,
    /// New reports of this kind are private unless the person says otherwise.
    pub private_by_default: bool,
    pub active: bool,
    pub sort: i32,
    pub version: i64,
}

/// An amount of time in the unit that people promise it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    pub amount: u32,
    pub unit: SpanUnit,
}

codes! {
    pub enum SpanUnit {
        /// Minutes of the clock.
        Minutes = "minutes",
        /// Hours of the clock.
        Hours = "hours",
        WorkingDays = "working_days";
        Other,
    }
}

/// The address book: `GET /communities/{slug}/places`. Sorted as people count (1号楼, 2号楼, 10号楼).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Places {
    pub grids: Vec<Grid>,
    pub buildings: Vec<Building>,
    pub facilities: Vec<Facility>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Grid {
    pub id: GridId,
    pub name: String,
    /// Public name of the grid worker. The number somebody signs in with is never published: they
    /// are reached through the community's phones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker_name: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Building {
    pub id: BuildingId,
    pub grid: GridId,
    pub name: String,
    pub position: Position,
    pub floors: u16,
    pub units: Vec<Unit>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unit {
    pub id: UnitId,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facility {
    pub id: FacilityId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    /// `lamp`, `lift`, `bins`, `gate`, `bench`, `hydrant`, `aed`, `toilet`, `notice_board`, …
    pub kind: String,
    pub name: String,
    pub position: Position,
    /// What its QR label carries; opens the report form with place and category filled.
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
}

/// Whether somebody answers right now, and if not, when next.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutyNow {
    pub open: bool,
    /// When that changes; absent when the desk never opens or never closes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}
