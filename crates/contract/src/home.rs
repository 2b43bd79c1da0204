//! Everything the first page shows, in one answer: one round trip on a slow network.

use crate::community::{Community, DutyNow};
use crate::notice::Notice;
use crate::person::Me;
use crate::report::ReportCard;
use serde::{Deserialize, Serialize};

/// `GET /communities/{slug}/home`; slug `-` means the installation's first community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Home {
    pub community: Community,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub me: Option<Me>,
    pub duty: DutyNow,
    /// Pinned first, at most 5, those of my building and grid included.
    pub notices: Vec<Notice>,
    /// My open reports, newest change first, at most 5.
    pub my_open: Vec<ReportCard>,
    /// My reports with something that I have not seen yet: those of [`crate::report::Scope::News`].
    #[serde(default)]
    pub my_news: i64,
    /// Of these, the ones that were finished.
    #[serde(default)]
    pub my_finished: i64,
    /// Public reports of my building, else of my grid, else of the community; at most 6.
    pub around: Vec<ReportCard>,
    /// What `around` is about: `building`, `grid` or `community`.
    pub around_scope: AroundScope,
    pub numbers: Numbers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AroundScope {
    Building,
    Grid,
    Community,
    #[serde(other)]
    Other,
}

/// Counts over the last 30 days, each with its plain meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Numbers {
    /// Public reports that are open now.
    pub open: i64,
    /// Public reports resolved in the last 30 days.
    pub resolved_30d: i64,
    /// Of these, finished before the promised time.
    pub in_time_30d: i64,
}
