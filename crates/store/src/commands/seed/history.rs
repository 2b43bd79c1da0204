//! Events with the moment and the actor that they are said to have had.

use super::id_at;
use crate::entity::event;
use crate::failure::Failure;
use crate::model::reports::recorded::{Accepted, Corrected, Moved, Recorded, Submitted};
use crate::row::to_json;
use bundle::{Bundle, Report, Step};
use contract::person::Role;
use contract::report::Status;
use contract::{PersonId, Timestamp};
use rules::lifecycle;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

pub(super) fn event(
    bundle: &Bundle,
    at: Timestamp,
    (person, role): (Option<PersonId>, Role),
    kind: &str,
    (subject_kind, subject): (&str, Uuid),
    data: String,
) -> event::ActiveModel {
    event::ActiveModel {
        id: Set(id_at(at)),
        community_id: Set(Some(bundle.community.id.0)),
        at: Set(at.0),
        actor_id: Set(person.map(|person| person.0)),
        actor_role: Set(role.code().to_owned()),
        kind: Set(kind.to_owned()),
        subject_kind: Set(subject_kind.to_owned()),
        subject_id: Set(subject),
        data: Set(data),
        seq: Set(None),
        hash: Set(None),
    }
}

/// Everything that is recorded of a report: its steps, and the neighbours' acts.
pub(super) fn events(bundle: &Bundle, report: &Report) -> Result<Vec<event::ActiveModel>, Failure> {
    let mut list = steps(bundle, report)?;
    let mut neighbour = |at, person, recorded| {
        let actor = (Some(person), Role::Resident);
        of_report(bundle, report, at, actor, &recorded).map(|row| list.push(row))
    };
    for joined in &report.follows {
        // Saying "me too" follows as well, and is recorded as the one act that it is.
        let me_too = report
            .me_too
            .iter()
            .any(|other| other.person == joined.person);
        let recorded = if me_too {
            Recorded::Joined {}
        } else {
            Recorded::Followed {}
        };
        neighbour(joined.since, joined.person, recorded)?;
    }
    for comment in &report.comments {
        let recorded = Recorded::Commented {
            comment: comment.id,
        };
        neighbour(comment.at, comment.author, recorded)?;
    }
    Ok(list)
}

fn of_report(
    bundle: &Bundle,
    report: &Report,
    at: Timestamp,
    actor: (Option<PersonId>, Role),
    recorded: &Recorded,
) -> Result<event::ActiveModel, Failure> {
    let subject = ("report", report.id.0);
    let data = to_json(recorded)?;
    let kind = recorded.kind().code();
    Ok(event(bundle, at, actor, kind, subject, data))
}

fn steps(bundle: &Bundle, report: &Report) -> Result<Vec<event::ActiveModel>, Failure> {
    let mut status = None;
    let mut list = Vec::with_capacity(report.history.len());
    for step in &report.history {
        let taken = lifecycle::Step::told_as(step.kind);
        let taken = taken.ok_or_else(|| Failure::corrupt("bundle: step kind"))?;
        let after = lifecycle::next(taken, status)
            .map_err(|_| Failure::corrupt("bundle: a step that can not be"))?;
        // A submission has nothing before it, and records no move.
        let moved = [status.unwrap_or(after), after];
        let actor = (Some(step.actor), step.role);
        let recorded = recorded(report, step, taken, moved);
        let mut row = of_report(bundle, report, step.at, actor, &recorded)?;
        row.id = Set(step.event);
        list.push(row);
        status = Some(after);
    }
    if status == Some(report.status) {
        Ok(list)
    } else {
        Err(Failure::corrupt("bundle: history and status disagree"))
    }
}

/// As the command would have recorded it. A bundle knows a report only as it is now, so nothing but its
/// status ever moved.
fn recorded(
    report: &Report,
    step: &Step,
    taken: lifecycle::Step,
    status: Moved<Status>,
) -> Recorded {
    let category = [report.category; 2];
    let visibility = [report.visibility; 2];
    let finish_due = [report.finish_due.0; 2];
    match taken {
        lifecycle::Step::Submit => Recorded::Submitted(Submitted {
            status: status[1],
            category: report.category,
            visibility: report.visibility,
            grid: Some(report.place.grid),
            method: report.place.method,
            accept_due: report.accept_due.0,
            finish_due: report.finish_due.0,
            assignee: report.assignee,
        }),
        lifecycle::Step::Correct => Recorded::Corrected(Corrected {
            text: true,
            place: false,
            grid: [Some(report.place.grid); 2],
            building: [report.place.building; 2],
            assignee: [report.assignee; 2],
            category,
            visibility,
            accept_due: [report.accept_due.0; 2],
            finish_due,
        }),
        lifecycle::Step::Accept => Recorded::Accepted(Accepted {
            status,
            category,
            visibility,
            finish_due,
            assignee: [report.assignee; 2],
            withheld: Vec::new(),
        }),
        lifecycle::Step::Withdraw => Recorded::Withdrawn { status },
        lifecycle::Step::Note | lifecycle::Step::Finish | lifecycle::Step::Decline => {
            Recorded::Answered {
                step: taken,
                status,
                photos: step.photos.iter().map(|photo| photo.id).collect(),
            }
        }
    }
}
