//! Where a report stands, who may read it, and how its promise does.

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
    /// 已办好
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
    #[serde(other)]
    Other,
}

impl Visibility {
    pub const ALL: [Self; 2] = [Self::Public, Self::Private];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Other => "other",
        }
    }

    /// Of a new report: what its author said, else what its category prescribes, else public. It
    /// stands here because the app shows before sending what the server will decide.
    pub const fn of_new(said: Option<Self>, private_by_default: bool) -> Self {
        match said {
            Some(said) => said,
            None if private_by_default => Self::Private,
            None => Self::Public,
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
