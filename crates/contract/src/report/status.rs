//! Where a report stands, who may read it, and how its promise does.

use serde::{Deserialize, Serialize};

codes! {
    /// Where a report stands. The words on the page are in the app's catalogue.
    pub enum Status {
        /// 待受理
        Submitted = "submitted",
        /// 已受理
        Accepted = "accepted",
        /// 处理中
        InProgress = "in_progress",
        /// 已办好
        Resolved = "resolved",
        /// 不受理
        Declined = "declined",
        /// 已撤回
        Withdrawn = "withdrawn";
        Other,
    }
}

impl Status {
    /// Somebody still has to do something.
    pub const fn is_open(self) -> bool {
        // Not `matches!`: a new status has to say it.
        match self {
            Self::Submitted | Self::Accepted | Self::InProgress => true,
            Self::Resolved | Self::Declined | Self::Withdrawn | Self::Other => false,
        }
    }
}

codes! {
    /// Who may read a report.
    pub enum Visibility {
        /// Everybody.
        Public = "public",
        /// The author and the workers.
        Private = "private";
        Other,
    }
}

impl Visibility {
    /// Of a new report: what its author said, else what its category prescribes, else public. It
    /// stands here because the app shows before sending what the server will decide.
    pub const fn of_new(said: Option<Self>, private_by_default: bool) -> Self {
        match said {
            Some(said) => said,
            None if private_by_default => Self::Private,
            None => Self::Public,
        }
    }

    /// Of a report whose category or visibility is changed: what the author says now; else private where
    /// it comes into a category whose reports are (`into_private`). Leaving one publishes nothing.
    #[must_use]
    pub const fn changed(self, said: Option<Self>, into_private: bool) -> Self {
        match said {
            Some(said) => said,
            None if into_private => Self::Private,
            None => self,
        }
    }
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
