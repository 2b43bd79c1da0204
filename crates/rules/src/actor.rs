//! Who is acting: the one value that policy and lifecycle look at.

use contract::person::{ConsentTo, Grant, Role};
use contract::{CommunityId, GridId, PersonId, SessionId};

/// A person with the roles that hold now, or a visitor who has not signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    pub person: Option<PersonId>,
    /// Only grants that are not revoked.
    pub grants: Vec<Grant>,
    /// What this person agreed to and has not taken back.
    pub consents: Vec<ConsentTo>,
    /// The signed-in device, where there is one: an act counts only while it stays signed in.
    pub session: Option<SessionId>,
    /// The installation itself: command line and background jobs.
    pub system: bool,
}

impl Actor {
    /// Somebody who only looks.
    pub fn anonymous() -> Self {
        Self::default()
    }

    /// The installation itself. Never built from a request.
    pub fn system() -> Self {
        Self {
            system: true,
            ..Self::default()
        }
    }

    pub fn person(person: PersonId, grants: Vec<Grant>) -> Self {
        Self {
            person: Some(person),
            grants,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn agreeing_to(self, consents: Vec<ConsentTo>) -> Self {
        Self { consents, ..self }
    }

    #[must_use]
    pub fn on_device(self, session: SessionId) -> Self {
        Self {
            session: Some(session),
            ..self
        }
    }

    pub fn agreed_to(&self, what: ConsentTo) -> bool {
        self.consents.contains(&what)
    }

    pub fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }

    pub fn is(&self, person: Option<PersonId>) -> bool {
        self.person.is_some() && self.person == person
    }

    /// Holds this role in this community. Operators hold it in every community.
    pub fn has(&self, role: Role, community: CommunityId) -> bool {
        self.grants.iter().any(|grant| {
            grant.role == role && (grant.community == community || role == Role::Operator)
        })
    }

    pub fn is_operator(&self) -> bool {
        self.system || self.grants.iter().any(|grant| grant.role == Role::Operator)
    }

    /// Staff of this community, or whoever runs the installation.
    pub fn is_staff(&self, community: CommunityId) -> bool {
        self.is_operator() || self.has(Role::Staff, community)
    }

    /// Answers reports in this grid: its grid worker, or staff of the community. A report without
    /// a grid belongs to staff alone.
    pub fn works_in(&self, community: CommunityId, grid: Option<GridId>) -> bool {
        self.is_staff(community)
            || grid.is_some_and(|grid| {
                self.grants.iter().any(|grant| {
                    grant.role == Role::GridWorker
                        && grant.community == community
                        && grant.grid == Some(grid)
                })
            })
    }

    /// Has a queue of work in this community.
    pub fn works_somewhere_in(&self, community: CommunityId) -> bool {
        self.is_staff(community) || self.has(Role::GridWorker, community)
    }

    /// Grids this person walks as a grid worker.
    pub fn grids(&self, community: CommunityId) -> Vec<GridId> {
        self.grants
            .iter()
            .filter(|grant| grant.role == Role::GridWorker && grant.community == community)
            .filter_map(|grant| grant.grid)
            .collect()
    }

    /// The role that a record of an act in this community names: the one that lent the most power.
    pub fn role_in(&self, community: Option<CommunityId>) -> Role {
        if self.system {
            return Role::Operator;
        }
        let ranked = [
            Role::Operator,
            Role::Staff,
            Role::GridWorker,
            Role::Department,
            Role::Volunteer,
        ];
        ranked
            .into_iter()
            .find(|role| match community {
                Some(community) => self.has(*role, community),
                None => self.grants.iter().any(|grant| grant.role == *role),
            })
            .unwrap_or(Role::Resident)
    }
}
