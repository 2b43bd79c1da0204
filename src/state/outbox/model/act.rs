//! What a person can do without network.

use contract::ReportId;
use contract::report::{NewComment, NewReport};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Queued {
    /// `report.photos` stays empty until all photos have their server ids.
    Report { report: Box<NewReport> },
    Comment {
        report: ReportId,
        comment: NewComment,
    },
    MeToo {
        report: ReportId,
        #[serde(default = "meant")]
        on: bool,
    },
    Follow {
        report: ReportId,
        #[serde(default = "meant")]
        on: bool,
    },
}

/// A report in the words that were in sight when something was done with it: without network nothing
/// else could tell them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// How it begins.
    pub words: String,
    pub place: String,
}

impl Queued {
    /// Whether it carries something that the person made; else it only says yes or no.
    pub const fn is_written(&self) -> bool {
        match self {
            Self::Report { .. } | Self::Comment { .. } => true,
            Self::MeToo { .. } | Self::Follow { .. } => false,
        }
    }

    /// The report that it is done with; none where it is one itself.
    pub const fn on(&self) -> Option<ReportId> {
        match self {
            Self::Report { .. } => None,
            Self::Comment { report, .. }
            | Self::MeToo { report, .. }
            | Self::Follow { report, .. } => Some(*report),
        }
    }
}

/// `false`: turned back. Records of before that could be said were all of turning it on.
const fn meant() -> bool {
    true
}
