//! Who may do what. Every command of the store begins by asking this, and so does a query that shows
//! more than everybody may see; what is not allowed here is refused.
//!
//! The order of the answers matters: whoever may not know of a thing hears `not_found`, a visitor
//! hears `sign_in_required`, somebody without the role `forbidden`, whoever has not agreed to what
//! sending needs `consent_required`, and only then does the state of the thing speak.

mod facts;
#[cfg(test)]
mod tests;

pub use facts::{Facts, ReportFacts};

use crate::Actor;
use crate::lifecycle::{self, Party, Step};
use crate::sight::sight;
use contract::person::{ConsentTo, Role};
use contract::report::{ReportCan, Status};
use contract::{Code, PersonId};

/// Everything that a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Read what everybody may read: communities, places, lists, map, notices, the stream.
    Look,
    /// Ask for a code and sign in.
    SignIn,
    /// My session, profile, consents, devices, export and deletion.
    OwnAccount,
    SubmitReport,
    UploadPhoto,
    /// Know of it at all; what of it is seen, [`crate::sight`] says.
    ReadReport,
    Comment,
    Follow,
    Join,
    /// Take back that I have the problem as well: what somebody said of herself, she may take back
    /// whatever has become of the report.
    Unjoin,
    Flag,
    /// Say up to where I have read what happened to my own report.
    MarkSeen,
    Correct,
    Withdraw,
    Accept,
    Note,
    Finish,
    Decline,
    /// Hide and show public texts and photos, never one's own; read the flags.
    Moderate,
    /// Read a queue of reports to answer.
    ReadWork,
    /// Read and change categories, hours, holidays, phones.
    Settings,
    /// Write and withdraw notices.
    Notices,
    /// Give a role to somebody. Never to oneself, and `operator` only on the command line.
    Grant,
    /// Take a role away. Never one's own: a community must not lock itself out. `operator` only by
    /// operators.
    Revoke,
    /// Make communities, import places, seed, mark the database.
    Operate,
}

impl Act {
    pub const ALL: [Self; 25] = [
        Self::Look,
        Self::SignIn,
        Self::OwnAccount,
        Self::SubmitReport,
        Self::UploadPhoto,
        Self::ReadReport,
        Self::Comment,
        Self::Follow,
        Self::Join,
        Self::Unjoin,
        Self::Flag,
        Self::MarkSeen,
        Self::Correct,
        Self::Withdraw,
        Self::Accept,
        Self::Note,
        Self::Finish,
        Self::Decline,
        Self::Moderate,
        Self::ReadWork,
        Self::Settings,
        Self::Notices,
        Self::Grant,
        Self::Revoke,
        Self::Operate,
    ];

    /// The step of a report that there is already; `None` for what is no such step.
    const fn step(self) -> Option<Step> {
        match self {
            Self::Correct => Some(Step::Correct),
            Self::Withdraw => Some(Step::Withdraw),
            Self::Accept => Some(Step::Accept),
            Self::Note => Some(Step::Note),
            Self::Finish => Some(Step::Finish),
            Self::Decline => Some(Step::Decline),
            _ => None,
        }
    }
}

/// Whether this actor may do this now.
///
/// # Errors
/// Why not: `not_found`, `sign_in_required`, `forbidden`, `consent_required` or `wrong_state`.
pub fn may(actor: &Actor, act: Act, facts: &Facts) -> Result<(), Code> {
    match act {
        Act::Look | Act::SignIn => Ok(()),
        Act::OwnAccount => own_account(actor, facts),
        Act::SubmitReport | Act::UploadPhoto => agreed(actor),
        Act::Operate => role(actor, actor.is_operator()),
        Act::Settings | Act::Notices => staff(actor, facts),
        Act::Moderate => moderate(actor, facts),
        Act::ReadWork => {
            let works = facts
                .community
                .is_some_and(|community| actor.works_somewhere_in(community));
            role(actor, works)
        }
        Act::Grant | Act::Revoke => {
            staff(actor, facts)?;
            let operator = facts.role == Some(Role::Operator);
            let above = match act {
                Act::Grant => !actor.system,
                _ => !actor.is_operator(),
            };
            // The command line may grant to anybody; a person never to herself.
            forbid(actor.is(facts.owner) || (operator && above))
        }
        Act::ReadReport
        | Act::Comment
        | Act::Follow
        | Act::Join
        | Act::Unjoin
        | Act::Flag
        | Act::MarkSeen
        | Act::Correct
        | Act::Withdraw
        | Act::Accept
        | Act::Note
        | Act::Finish
        | Act::Decline => {
            let report = facts.report.ok_or(Code::NotFound)?;
            if sight(actor, &report).is_none() {
                return Err(Code::NotFound);
            }
            on_readable_report(actor, act, &report, facts.owner)
        }
    }
}

fn signed_in(actor: &Actor) -> Result<(), Code> {
    if actor.is_signed_in() {
        Ok(())
    } else {
        Err(Code::SignInRequired)
    }
}

/// Signed in, and agreed to what is kept of everything that is sent.
fn agreed(actor: &Actor) -> Result<(), Code> {
    signed_in(actor)?;
    if actor.agreed_to(ConsentTo::Service) {
        Ok(())
    } else {
        Err(Code::ConsentRequired)
    }
}

fn role(actor: &Actor, holds: bool) -> Result<(), Code> {
    if holds {
        return Ok(());
    }
    signed_in(actor)?;
    Err(Code::Forbidden)
}

fn staff(actor: &Actor, facts: &Facts) -> Result<(), Code> {
    role(
        actor,
        facts
            .community
            .is_some_and(|community| actor.is_staff(community)),
    )
}

/// Another person's session or export is not there, rather than forbidden: its id tells nothing.
fn own_account(actor: &Actor, facts: &Facts) -> Result<(), Code> {
    signed_in(actor)?;
    match facts.owner {
        Some(_) if !actor.is(facts.owner) => Err(Code::NotFound),
        _ => Ok(()),
    }
}

/// A private report of another community stays unknown to this community's staff. Nobody is judge of
/// her own words and photos, not even by letting them stand.
fn moderate(actor: &Actor, facts: &Facts) -> Result<(), Code> {
    if let Some(report) = facts.report
        && sight(actor, &report).is_none()
    {
        return Err(Code::NotFound);
    }
    staff(actor, facts)?;
    if actor.is(facts.owner) {
        Err(Code::OwnMatter)
    } else {
        Ok(())
    }
}

/// `owner`: whose the flagged thing is; on a report it need not be the author, who may well flag a
/// comment there.
fn on_readable_report(
    actor: &Actor,
    act: Act,
    report: &ReportFacts,
    owner: Option<PersonId>,
) -> Result<(), Code> {
    if let Some(step) = act.step() {
        let theirs = match step.by() {
            Party::Author => actor.is(report.author),
            Party::Worker => actor.works_in(report.community, report.grid),
        };
        role(actor, theirs)?;
        return lifecycle::next(step, Some(report.status)).map(drop);
    }
    match act {
        Act::ReadReport => Ok(()),
        Act::Follow | Act::Unjoin => signed_in(actor),
        Act::Comment => agreed(actor).and_then(|()| unless(report.status == Status::Withdrawn)),
        Act::Flag => signed_in(actor).and_then(|()| forbid(actor.is(owner))),
        Act::Join => {
            signed_in(actor)?;
            forbid(actor.is(report.author))?;
            unless(!report.status.is_open())
        }
        Act::MarkSeen => role(actor, actor.is(report.author)),
        _ => Err(Code::Forbidden),
    }
}

fn unless(wrong_state: bool) -> Result<(), Code> {
    if wrong_state {
        Err(Code::WrongState)
    } else {
        Ok(())
    }
}

fn forbid(forbidden: bool) -> Result<(), Code> {
    if forbidden {
        Err(Code::Forbidden)
    } else {
        Ok(())
    }
}

/// What the page may offer on a report, each with the reason where not.
pub fn report_can(actor: &Actor, report: ReportFacts) -> ReportCan {
    let facts = Facts::report(report);
    let cannot = |act| may(actor, act, &facts).err();
    // Of what others said in it: the author may well flag that.
    let of_others = Facts {
        owner: None,
        ..facts
    };
    ReportCan {
        comment: cannot(Act::Comment),
        follow: cannot(Act::Follow),
        join: cannot(Act::Join),
        correct: cannot(Act::Correct),
        withdraw: cannot(Act::Withdraw),
        flag: may(actor, Act::Flag, &of_others).err(),
        accept: cannot(Act::Accept),
        note: cannot(Act::Note),
        finish: cannot(Act::Finish),
        decline: cannot(Act::Decline),
        moderate: cannot(Act::Moderate),
    }
}
