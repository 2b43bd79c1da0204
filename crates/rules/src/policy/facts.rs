//! What an act is about, as far as the policy has to know.

use contract::person::Role;
use contract::report::{Status, Visibility};
use contract::{CommunityId, GridId, PersonId};

/// What the rules need to know about a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportFacts {
    pub community: CommunityId,
    pub grid: Option<GridId>,
    /// `None` after the author was erased.
    pub author: Option<PersonId>,
    pub visibility: Visibility,
    pub status: Status,
    /// Staff have hidden its words.
    pub hidden: bool,
    /// From inside a home.
    pub indoors: bool,
}

/// What the act is about. What an act needs and the facts lack, policy refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub community: Option<CommunityId>,
    pub report: Option<ReportFacts>,
    /// Whose the thing is: the holder of a grant, the owner of a session, who wrote what is flagged.
    pub owner: Option<PersonId>,
    /// The role that is given or taken away.
    pub role: Option<Role>,
}

impl Facts {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn community(community: CommunityId) -> Self {
        Self {
            community: Some(community),
            ..Self::default()
        }
    }

    pub fn report(report: ReportFacts) -> Self {
        Self {
            community: Some(report.community),
            report: Some(report),
            owner: report.author,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn owned_by(self, owner: PersonId) -> Self {
        Self {
            owner: Some(owner),
            ..self
        }
    }

    #[must_use]
    pub fn of_role(self, role: Role) -> Self {
        Self {
            role: Some(role),
            ..self
        }
    }
}
