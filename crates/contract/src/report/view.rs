//! What lists and pages show.

use super::{Lamp, Status, Visibility};
use crate::media::Photo;
use crate::person::{Cannot, Role};
use crate::place::{Place, PlaceInput};
use crate::{AnswerId, CategoryId, CommentId, LocalText, MediaId, ReportId, Timestamp};
use serde::{Deserialize, Serialize};

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportCard {
    pub id: ReportId,
    /// Eight digits to say over the phone: `4821 7730`.
    pub reference: String,
    /// First line of the text, at most 80 characters; empty when only a photo was sent.
    pub excerpt: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    pub status: Status,
    pub lamp: Lamp,
    pub place: Place,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumb: Option<MediaId>,
    pub created: Timestamp,
    pub updated: Timestamp,
    /// When the running promise ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    pub me_too: i64,
    pub comments: i64,
    pub mine: bool,
    pub visibility: Visibility,
}

/// An open report near the place that somebody is reporting from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NearbyReport {
    pub report: ReportCard,
    /// Metres, rounded.
    pub distance_m: u32,
    pub same_building: bool,
    /// I said "me too" already.
    pub joined: bool,
}

/// `GET /communities/{slug}/reports/nearby`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Nearby {
    pub items: Vec<NearbyReport>,
}

/// Who has a report now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Holder {
    /// Somebody who works in the community.
    Worker {
        /// The role in which they have it.
        role: Role,
        /// Name of the grid they walk, where they have it as its grid worker.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        grid: Option<String>,
        /// Public name; absent while they have told none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// The responsible party of the report's category.
    Responsible(LocalText),
    /// Nobody in particular: whoever is at the community's desk.
    DutyDesk,
    #[serde(other)]
    Other,
}

/// Answer to a sent report: the result page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportReceipt {
    pub id: ReportId,
    pub reference: String,
    pub holder: Holder,
    pub accept_due: Timestamp,
    pub finish_due: Timestamp,
}

/// `GET /reports/{id}`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportDetail {
    #[serde(flatten)]
    pub card: ReportCard,
    pub text: String,
    /// Staff hid the text; `text` is empty for neighbours.
    #[serde(default)]
    pub hidden: bool,
    pub photos: Vec<Photo>,
    /// Shown name of the author, if the author chose so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    pub holder: Holder,
    pub accept_due: Timestamp,
    pub finish_due: Timestamp,
    pub timeline: Vec<TimelineEntry>,
    pub comments_list: Vec<Comment>,
    pub following: bool,
    pub followers: i64,
    pub joined: bool,
    pub name_shown: bool,
    /// For its author, while she may correct it: the place as she told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_told: Option<PlaceInput>,
    /// For its author: something happened that she has not been shown yet.
    #[serde(default)]
    pub news: bool,
    pub can: ReportCan,
    /// Of what its author and its workers change; goes into `If-Match` of a correction.
    pub version: i64,
    /// Of its words and their flags, for whoever may hide them: goes into `If-Match` of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff_version: Option<i64>,
}

/// What this person may do with this report now. `None`: yes. `Some(code)`: no, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportCan {
    pub comment: Option<Cannot>,
    pub follow: Option<Cannot>,
    pub join: Option<Cannot>,
    pub correct: Option<Cannot>,
    pub withdraw: Option<Cannot>,
    /// What others wrote or photographed in it; nobody flags what is her own.
    pub flag: Option<Cannot>,
    pub accept: Option<Cannot>,
    pub note: Option<Cannot>,
    pub finish: Option<Cannot>,
    pub decline: Option<Cannot>,
    pub moderate: Option<Cannot>,
}

/// One thing that happened, from the event record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimelineEntry {
    pub at: Timestamp,
    pub kind: TimelineKind,
    /// Of a correction: the place is another one, or told in other words.
    #[serde(default)]
    pub moved: bool,
    /// Who, in words fit for the public: "网格员 周建国", "居民".
    pub who: Who,
    /// Words of a note, a finish or a refusal; or why staff hid or showed something.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// By which a worker's words are flagged; `None` where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerId>,
    /// Staff hid the worker's words; `text` is empty for whoever does not work there.
    #[serde(default)]
    pub hidden: bool,
    /// Of these words, for whoever may hide them: goes into `If-Match` of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff_version: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Who {
    pub role: Role,
    /// Public name of a worker; never that of a resident who did not show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub me: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    Submitted,
    Corrected,
    Accepted,
    Noted,
    Finished,
    Declined,
    Withdrawn,
    /// Staff hid a text or photo.
    Hidden,
    Shown,
    #[serde(other)]
    Other,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Comment {
    pub id: CommentId,
    pub at: Timestamp,
    pub who: Who,
    /// Empty when hidden.
    pub text: String,
    pub hidden: bool,
    pub mine: bool,
    /// For whoever may hide it: goes into `If-Match` of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff_version: Option<i64>,
}

/// Answer of follow and me-too: the new counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    pub me_too: i64,
    pub followers: i64,
    pub joined: bool,
    pub following: bool,
}
