//! The worker's side: a queue and four acts; and what staff decide about flags.

use crate::media::Photo;
use crate::report::{FlagReason, ReportCard, Subject};
use crate::{Code, FieldCode, FieldErrors, FlagId, MediaId, ReportId, Timestamp, limits};
use serde::{Deserialize, Serialize};

/// `GET /communities/{slug}/work`: reports of my grids (a grid worker) or of all (staff), the most
/// urgent promise first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkQueue {
    pub items: Vec<WorkItem>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    pub counts: WorkCounts,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkItem {
    pub report: ReportCard,
    pub text: String,
    pub photos: Vec<Photo>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkCounts {
    pub to_accept: i64,
    pub in_progress: i64,
    pub red: i64,
    pub flags: i64,
}

codes! {
    /// A part of the queue.
    #[derive(Default)]
    pub enum WorkList {
        /// All that is open.
        #[default]
        Open = "open",
        ToAccept = "to_accept",
        InProgress = "in_progress",
        Done = "done",
    }
}

/// Query of the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
pub struct WorkQuery {
    /// Absent: all that is open.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub list: WorkList,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// Body of `POST /reports/{id}/accept`. The category may be set or corrected in the same act.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptInput {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<crate::CategoryId>,
    /// Photos that must not be shown to neighbours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withhold: Vec<MediaId>,
}

/// Body of `POST /reports/{id}/notes`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteInput {
    pub text: String,
    #[serde(default)]
    pub photos: Vec<MediaId>,
}

/// Body of `POST /reports/{id}/finish`: words and at least one photo as proof.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FinishInput {
    pub text: String,
    pub photos: Vec<MediaId>,
}

/// Body of `POST /reports/{id}/decline`: why, and who answers instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclineInput {
    pub reason: String,
    /// Who is responsible instead, with a phone where known.
    pub instead: String,
}

impl AcceptInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.withhold.len() > limits::REPORT_PHOTOS_MAX {
            errors.add_limit("withhold", FieldCode::TooMany, limits::REPORT_PHOTOS_MAX);
        }
        errors.into_result()
    }
}

impl NoteInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check_length("text", &self.text, 1, limits::COMMENT_TEXT_MAX);
        check_photos(&mut errors, &self.photos, 0);
        errors.into_result()
    }
}

impl FinishInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check_length("text", &self.text, 2, limits::COMMENT_TEXT_MAX);
        check_photos(&mut errors, &self.photos, 1);
        errors.into_result()
    }
}

impl DeclineInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check_length("reason", &self.reason, 2, limits::REASON_TEXT_MAX);
        errors.check_length("instead", &self.instead, 2, limits::REASON_TEXT_MAX);
        errors.into_result()
    }
}

fn check_photos(errors: &mut FieldErrors, photos: &[MediaId], min: usize) {
    if photos.len() < min {
        errors.add("photos", FieldCode::Required);
    }
    if photos.len() > limits::REPORT_PHOTOS_MAX {
        errors.add_limit("photos", FieldCode::TooMany, limits::REPORT_PHOTOS_MAX);
    }
}

/// One open flag for staff: `GET /communities/{slug}/flags`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Flag {
    pub id: FlagId,
    pub subject: Subject,
    /// In which it was seen; goes into `report` of the decision.
    pub report: ReportId,
    /// Of the subject; goes into `If-Match` of the decision.
    pub version: i64,
    pub reason: FlagReason,
    pub text: String,
    /// What was flagged, in its words.
    pub quote: String,
    pub at: Timestamp,
    /// Why this person may not decide about it; absent: she may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cannot: Option<Code>,
}

/// `POST /moderation`, with `If-Match` of the subject's own version that was looked at (`version` of its flag,
/// `staff_version` where it is read): staff hide or show a text or photo, with a reason that goes on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moderation {
    /// In which staff looked at it; the subject belongs to it. A photo may lie in several, and is hidden or
    /// shown in all of them.
    pub report: ReportId,
    pub subject: Subject,
    pub hide: bool,
    pub reason: String,
}

impl Moderation {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        self.subject.check(&mut errors);
        errors.check_length("reason", &self.reason, 2, limits::REASON_TEXT_MAX);
        errors.into_result()
    }
}
