//! 举报: telling staff that a text or photo should not be public.

use crate::{AnswerId, CommentId, FieldCode, FieldErrors, FlagId, MediaId, ReportId, limits};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a flag or a moderation act is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
#[serde(from = "Wire", into = "Wire")]
pub enum Subject {
    /// The text of a report.
    Report(ReportId),
    Comment(CommentId),
    Photo(MediaId),
    /// A worker's words about a report: a note, the end, a refusal.
    Answer(AnswerId),
    /// Something else, from a newer server.
    #[serde(other)]
    Other,
}

/// How it is written: only so is an unknown kind read with whatever is beside it.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Wire {
    Report {
        id: ReportId,
    },
    Comment {
        id: CommentId,
    },
    Photo {
        id: MediaId,
    },
    Answer {
        id: AnswerId,
    },
    #[serde(other)]
    Other,
}

impl From<Wire> for Subject {
    fn from(wire: Wire) -> Self {
        match wire {
            Wire::Report { id } => Self::Report(id),
            Wire::Comment { id } => Self::Comment(id),
            Wire::Photo { id } => Self::Photo(id),
            Wire::Answer { id } => Self::Answer(id),
            Wire::Other => Self::Other,
        }
    }
}

impl From<Subject> for Wire {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Report(id) => Self::Report { id },
            Subject::Comment(id) => Self::Comment { id },
            Subject::Photo(id) => Self::Photo { id },
            Subject::Answer(id) => Self::Answer { id },
            Subject::Other => Self::Other,
        }
    }
}

codes! {
    /// What kind of thing that is.
    pub enum SubjectKind {
        Report = "report",
        Comment = "comment",
        Photo = "photo",
        Answer = "answer",
    }
}

impl Subject {
    pub fn of(kind: SubjectKind, id: Uuid) -> Self {
        match kind {
            SubjectKind::Report => Self::Report(ReportId(id)),
            SubjectKind::Comment => Self::Comment(CommentId(id)),
            SubjectKind::Photo => Self::Photo(MediaId(id)),
            SubjectKind::Answer => Self::Answer(AnswerId(id)),
        }
    }

    pub(crate) fn check(self, errors: &mut FieldErrors) {
        if self == Self::Other {
            errors.add("subject.kind", FieldCode::Unknown);
        }
    }
}

/// `POST /flags`, with `Idempotency-Key`: 举报.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewFlag {
    /// In which it was seen; the subject belongs to it. A photo may lie in several.
    pub report: ReportId,
    pub subject: Subject,
    pub reason: FlagReason,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl NewFlag {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        self.subject.check(&mut errors);
        errors.check_length("text", &self.text, 0, limits::REASON_TEXT_MAX);
        if self.reason == FlagReason::Other {
            errors.add("reason", FieldCode::Unknown);
        }
        errors.into_result()
    }
}

/// What became of a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlagReceipt {
    /// The same for the same person and thing.
    pub id: FlagId,
    /// Staff have it before them. If not, they have decided about this person's flag already, and
    /// what is flagged has not changed since.
    pub open: bool,
}

codes! {
    pub enum FlagReason {
        /// Shows or names somebody who did not agree.
        Privacy = "privacy",
        /// Insult, threat, hate.
        Abuse = "abuse",
        Untrue = "untrue",
        Advertising = "advertising",
        Unlawful = "unlawful";
        Other,
    }
}
