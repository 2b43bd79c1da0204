//! Events with the moment and the actor that they are said to have had.

use super::id_at;
use crate::commands::reports::kinds::Kind;
use crate::entity::event;
use crate::failure::Failure;
use bundle::{Bundle, Report, Step};
use contract::person::Role;
use contract::report::{Status, TimelineKind};
use contract::{PersonId, Timestamp};
use rules::lifecycle;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) fn event(
    bundle: &Bundle,
    at: Timestamp,
    (person, role): (Option<PersonId>, Role),
    kind: &str,
    (subject_kind, subject): (&str, Uuid),
    data: Value,
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
        data: Set(data.to_string()),
        seq: Set(None),
        hash: Set(None),
    }
}

/// Everything that is recorded of a report: its steps, and the neighbours' acts.
pub(super) fn events(bundle: &Bundle, report: &Report) -> Result<Vec<event::ActiveModel>, Failure> {
    let mut list = steps(bundle, report)?;
    let subject = ("report", report.id.0);
    let resident = |person| (Some(person), Role::Resident);
    for joined in &report.follows {
        // Saying "me too" follows as well, and is recorded as the one act that it is.
        let me_too = report
            .me_too
            .iter()
            .any(|other| other.person == joined.person);
        let kind = if me_too { Kind::Joined } else { Kind::Followed };
        list.push(event(
            bundle,
            joined.since,
            resident(joined.person),
            kind.code(),
            subject,
            json!({}),
        ));
    }
    for comment in &report.comments {
        let data = json!({ "comment": comment.id });
        list.push(event(
            bundle,
            comment.at,
            resident(comment.author),
            Kind::Commented.code(),
            subject,
            data,
        ));
    }
    Ok(list)
}

fn steps(bundle: &Bundle, report: &Report) -> Result<Vec<event::ActiveModel>, Failure> {
    let mut status = None;
    let mut list = Vec::with_capacity(report.history.len());
    for step in &report.history {
        let taken = lifecycle::Step::told_as(step.kind);
        let taken = taken.ok_or_else(|| Failure::corrupt("bundle: step kind"))?;
        let before = status;
        let after = lifecycle::next(taken, before)
            .map_err(|_| Failure::corrupt("bundle: a step that can not be"))?;
        let actor = (Some(step.actor), step.role);
        let subject = ("report", report.id.0);
        let data = facts(report, step, before, after);
        let mut row = event(
            bundle,
            step.at,
            actor,
            Kind::Step(taken).code(),
            subject,
            data,
        );
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

/// The same ids and codes that the commands record.
fn facts(report: &Report, step: &Step, before: Option<Status>, after: Status) -> Value {
    let status = json!([before, after]);
    let category = json!([report.category, report.category]);
    match step.kind {
        TimelineKind::Submitted => json!({
            "status": after,
            "category": report.category,
            "visibility": report.visibility,
            "grid": report.place.grid,
            "method": report.place.method,
        }),
        TimelineKind::Corrected => json!({
            "text": true,
            "category": category,
            "visibility": [report.visibility, report.visibility],
        }),
        TimelineKind::Accepted => json!({ "status": status, "category": category, "withheld": [] }),
        TimelineKind::Withdrawn => json!({ "status": status }),
        _ => {
            let photos: Vec<_> = step.photos.iter().map(|photo| photo.id).collect();
            json!({ "status": status, "photos": photos })
        }
    }
}
