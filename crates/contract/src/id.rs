//! Typed identifiers: a report's id can not be handed to a function that wants a person's.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// A community (社区): everything belongs to one.
    CommunityId,
    /// A grid (网格): the beat of one grid worker.
    GridId,
    BuildingId,
    /// A unit (单元): one staircase of a building.
    UnitId,
    /// Something on the map that people use: lamp, lift, bins, bench, gate.
    FacilityId,
    CategoryId,
    PersonId,
    ReportId,
    CommentId,
    /// A worker's words about a report; the id of the event that they belong to.
    AnswerId,
    MediaId,
    NoticeId,
    FlagId,
    PhoneId,
    HolidayId,
    GrantId,
    /// One signed-in device, as its owner sees it (never the token).
    SessionId,
    /// Made by the client; repeating it repeats the first answer.
    IdempotencyKey,
}
