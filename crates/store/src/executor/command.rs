//! What a command is and what it is given.

use super::Tx;
use crate::failure::Failure;
use contract::stream::Change;
use contract::{CommunityId, NoticeId, ReportId, Timestamp};
use rules::Actor;
use rules::policy::{Act, Facts, ReportFacts, may};
use std::future::Future;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// One business transaction. `run` may be called more than once (a batch that failed, two
/// transactions that met), so it has no effect outside `tx` and `cx`.
pub trait Command: Send + Sync + 'static {
    type Outcome: Send + 'static;
    /// For logs and metrics: `submit_report`.
    const NAME: &'static str;

    /// Decides first and writes afterwards: a refusal before the first write costs nothing.
    fn run(
        &self,
        tx: &Tx,
        cx: &Context,
    ) -> impl Future<Output = Result<Self::Outcome, Failure>> + Send;
}

/// Something that others may be looking at has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    pub community: Option<CommunityId>,
    pub change: Change,
    /// How the report stands now, for [`rules`] to say who may hear of it; nobody does of one that
    /// comes without.
    pub report: Option<ReportFacts>,
    /// How it stood before, where this node knows: whoever may no longer read it hears of that once.
    pub before: Option<ReportFacts>,
}

impl Changed {
    /// Whether this actor may hear of it: of a notice everybody, of a report who may read it.
    pub fn concerns(&self, actor: &Actor) -> bool {
        let reads = |report| may(actor, Act::ReadReport, &Facts::report(report)).is_ok();
        match self.change {
            Change::Notice { .. } => true,
            _ => [self.report, self.before].into_iter().flatten().any(reads),
        }
    }

    pub fn notice(community: CommunityId, id: NoticeId) -> Self {
        Self {
            community: Some(community),
            change: Change::Notice { id },
            report: None,
            before: None,
        }
    }

    pub fn report(id: ReportId, version: i64, facts: ReportFacts) -> Self {
        Self {
            community: Some(facts.community),
            change: Change::Report { id, version },
            report: Some(facts),
            before: None,
        }
    }

    /// The same of a report that stood like this before.
    pub fn from(self, before: Option<ReportFacts>) -> Self {
        Self { before, ..self }
    }
}

/// Who acts, and when. One for each attempt at a command.
pub struct Context {
    pub now: Timestamp,
    pub actor: Actor,
    changes: Mutex<Vec<Changed>>,
    events: Mutex<Vec<Uuid>>,
}

impl Context {
    pub(crate) fn new(actor: Actor, now: Timestamp) -> Self {
        Self {
            now,
            actor,
            changes: Mutex::default(),
            events: Mutex::default(),
        }
    }

    /// A new id, ordered by the time of the command.
    pub fn id(&self) -> Uuid {
        let ms = u64::try_from(self.now.0).unwrap_or_default();
        let nanos = u32::try_from(ms % 1000).unwrap_or_default() * 1_000_000;
        Uuid::new_v7(uuid::Timestamp::from_unix(
            uuid::NoContext,
            ms / 1000,
            nanos,
        ))
    }

    /// Tells listeners after the commit; never when the command fails.
    pub fn changed(&self, changed: Changed) {
        self.changes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(changed);
    }

    /// Notes an event that this transaction writes.
    pub(crate) fn recorded(&self, event: Uuid) {
        self.events
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(event);
    }

    pub(super) fn take_events(&self) -> Vec<Uuid> {
        std::mem::take(&mut *self.events.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn take_changes(&self) -> Vec<Changed> {
        std::mem::take(&mut *self.changes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The person who acts.
    ///
    /// # Errors
    /// `sign_in_required` for a visitor.
    pub fn person(&self) -> Result<contract::PersonId, Failure> {
        self.actor
            .person
            .ok_or_else(|| Failure::refused(contract::Code::SignInRequired))
    }
}
