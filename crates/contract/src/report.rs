//! Reports: what a resident tells, what everybody sees, and what happened since.

use crate::media::Photo;
use crate::person::Cannot;
use crate::place::{Place, PlaceInput, Position};
use crate::{
    BuildingId, CategoryId, CommentId, FieldCode, FieldErrors, LocalText, MediaId, ReportId,
    Timestamp, limits,
};
use serde::{Deserialize, Serialize};

/// Where a report stands. The words on the page are in the app's catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 待受理
    Submitted,
    /// 已受理
    Accepted,
    /// 处理中
    InProgress,
    /// 已解决
    Resolved,
    /// 不受理
    Declined,
    /// 已撤回
    Withdrawn,
    #[serde(other)]
    Other,
}

impl Status {
    pub const ALL: [Self; 6] = [
        Self::Submitted,
        Self::Accepted,
        Self::InProgress,
        Self::Resolved,
        Self::Declined,
        Self::Withdrawn,
    ];

    /// Somebody still has to do something.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::Accepted | Self::InProgress)
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::InProgress => "in_progress",
            Self::Resolved => "resolved",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// Who may read a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody.
    Public,
    /// The author and the workers.
    Private,
}

/// How a promise stands. Colour is never the only sign: the app shows icon and words too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Lamp {
    /// On time.
    Green,
    /// Three quarters of the time are gone.
    Amber,
    /// Overdue.
    Red,
    /// Closed: nothing runs any more.
    Off,
    #[serde(other)]
    Other,
}

/// `POST /communities/{slug}/reports`, with `Idempotency-Key`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewReport {
    #[serde(default)]
    pub text: String,
    /// Uploaded before, in the order to show.
    #[serde(default)]
    pub photos: Vec<MediaId>,
    /// Absent: the person did not choose; a worker sorts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    pub place: PlaceInput,
    pub visibility: Visibility,
    /// Neighbours see the author's name.
    #[serde(default)]
    pub name_shown: bool,
}

impl NewReport {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let min = if self.photos.is_empty() {
            limits::REPORT_TEXT_MIN
        } else {
            0
        };
        errors.check_length("text", &self.text, min, limits::REPORT_TEXT_MAX);
        if self.photos.len() > limits::REPORT_PHOTOS_MAX {
            errors.add_limit("photos", FieldCode::TooMany, limits::REPORT_PHOTOS_MAX);
        }
        self.place.validate(&mut errors);
        errors.into_result()
    }
}

/// `PATCH /reports/{id}` by the author before acceptance, with `If-Match`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportPatch {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_shown: Option<bool>,
}

impl ReportPatch {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if let Some(text) = &self.text {
            errors.check_length(
                "text",
                text,
                limits::REPORT_TEXT_MIN,
                limits::REPORT_TEXT_MAX,
            );
        }
        errors.into_result()
    }
}

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

/// Answer to a sent report: the result page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportReceipt {
    pub id: ReportId,
    pub reference: String,
    /// Who has it now, in words: "第三网格 网格员 周建国" or the category's responsible party.
    pub holder: LocalText,
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
    pub holder: LocalText,
    pub accept_due: Timestamp,
    pub finish_due: Timestamp,
    pub timeline: Vec<TimelineEntry>,
    pub comments_list: Vec<Comment>,
    pub following: bool,
    pub followers: i64,
    pub joined: bool,
    pub name_shown: bool,
    pub can: ReportCan,
    pub version: i64,
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
    /// Who, in words fit for the public: "网格员 周建国", "居民".
    pub who: Who,
    /// Words of a note, a finish or a refusal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Who {
    pub role: crate::person::Role,
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
}

/// `POST /reports/{id}/comments`, with `Idempotency-Key`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewComment {
    pub text: String,
}

impl NewComment {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check_length("text", &self.text, 1, limits::COMMENT_TEXT_MAX);
        errors.into_result()
    }
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

/// What a flag or a moderation act is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// The text of a report.
    Report(ReportId),
    Comment(CommentId),
    Photo(MediaId),
}

/// `POST /flags`, with `Idempotency-Key`: 举报.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewFlag {
    pub subject: Subject,
    pub reason: FlagReason,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl NewFlag {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check_length("text", &self.text, 0, limits::REASON_TEXT_MAX);
        if self.reason == FlagReason::Other {
            errors.add("reason", FieldCode::Unknown);
        }
        errors.into_result()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FlagReason {
    /// Shows or names somebody who did not agree.
    Privacy,
    /// Insult, threat, hate.
    Abuse,
    Untrue,
    Advertising,
    Unlawful,
    #[serde(other)]
    Other,
}

/// Query of the list, of the map and of the app's address bar: the same names in all three.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
pub struct ReportFilter {
    /// `open`, `closed` or a status code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Category codes, separated by commas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<crate::GridId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    /// `mine`, `followed` or `joined`; needs a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Days back from now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// `west,south,east,north`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bbox: Option<String>,
    /// Words in the text, or a reference number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::PlaceMethod;
    use uuid::Uuid;

    fn report(text: &str) -> NewReport {
        NewReport {
            text: text.into(),
            photos: vec![],
            category: None,
            place: PlaceInput {
                method: PlaceMethod::Building,
                building: Some(BuildingId(Uuid::nil())),
                unit: None,
                facility: None,
                position: None,
                accuracy_m: None,
                spot: String::new(),
                indoors: false,
            },
            visibility: Visibility::Public,
            name_shown: false,
        }
    }

    fn first_error(report: &NewReport) -> Option<(String, FieldCode)> {
        report
            .validate()
            .err()
            .map(|e| (e.0[0].field.clone(), e.0[0].code))
    }

    #[test]
    fn words_or_photo_are_needed_and_limits_hold() {
        assert_eq!(first_error(&report("电梯坏了")), None);
        assert_eq!(
            first_error(&report("  ")),
            Some(("text".into(), FieldCode::Required))
        );
        assert_eq!(first_error(&report(&"长".repeat(4000))), None);
        assert_eq!(
            first_error(&report(&"长".repeat(4001))),
            Some(("text".into(), FieldCode::TooLong))
        );
        let mut only_photo = report("");
        only_photo.photos = vec![MediaId(Uuid::nil())];
        assert_eq!(first_error(&only_photo), None);
        only_photo.photos = vec![MediaId(Uuid::nil()); 7];
        assert_eq!(
            first_error(&only_photo),
            Some(("photos".into(), FieldCode::TooMany))
        );
    }

    #[test]
    fn a_place_needs_what_its_method_says() {
        let mut wrong = report("电梯坏了");
        wrong.place.method = PlaceMethod::Pin;
        assert_eq!(
            first_error(&wrong),
            Some(("place.position".into(), FieldCode::Required))
        );
        wrong.place.position = Some(Position { lat: 0.0, lng: 0.0 });
        assert_eq!(
            first_error(&wrong),
            Some(("place.position".into(), FieldCode::Invalid))
        );
    }

    #[test]
    fn unknown_status_decodes_to_other() {
        assert_eq!(
            serde_json::from_str::<Status>("\"merged\"").ok(),
            Some(Status::Other)
        );
    }

    #[test]
    fn every_status_code_reads_back() {
        for status in Status::ALL {
            assert_eq!(Status::from_code(status.code()), Some(status));
        }
    }
}
