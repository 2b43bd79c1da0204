//! What happened to a report, read back from the event record.

use crate::entity::{event, event_text, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::kinds::{Kind, answers};
use crate::model::reports::photos::Shot;
use crate::model::reports::who::{names, who};
use crate::model::reports::words;
use contract::person::Role;
use contract::report::{TimelineEntry, TimelineKind};
use contract::{AnswerId, PersonId, Timestamp};
use rules::Actor;
use rules::sight::{self, Sight};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Oldest first.
pub(super) async fn timeline(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &report::Model,
    sight: &Sight,
    shots: &[Shot],
) -> Result<Vec<TimelineEntry>, Failure> {
    let events = event::Entity::find()
        .filter(event::Column::SubjectId.eq(row.id))
        .order_by_asc(event::Column::At)
        .order_by_asc(event::Column::Id)
        .all(db)
        .await?;
    let report = facts::facts(row)?;
    let shown: Vec<(Kind, TimelineKind, event::Model)> = events
        .into_iter()
        .filter_map(|event| {
            let kind = Kind::from_code(&event.kind)?;
            Some((kind, kind.on_timeline()?, event))
        })
        .collect();
    let said = said(db, row.id).await?;
    let names = names(db, shown.iter().filter_map(|(_, _, event)| event.actor_id)).await?;
    let entries = shown.into_iter().map(|(act, kind, event)| {
        let role = Role::from_code(&event.actor_role).unwrap_or(Role::Other);
        let words = said.get(&event.id);
        let answer =
            words.filter(|words| answers().any(|kind| kind == act) && !words.body.is_empty());
        let by = event.actor_id.map(PersonId);
        let hidden = answer.is_some_and(|words| words.hidden.is_some());
        let text = match (answer, words) {
            (Some(said), _) => {
                let seen = sight::answer(actor, &report, by, hidden);
                words::said_by_worker(&said.body, seen)
            }
            (None, Some(reason)) if sight.reads_moderation() => reason.body.clone(),
            (None, _) => String::new(),
        };
        let moderates = facts::moderates(actor, report, by);
        TimelineEntry {
            at: Timestamp(event.at),
            kind,
            moved: kind == TimelineKind::Corrected && moved(&event.data),
            who: who(actor, row, role, event.actor_id, &names),
            text,
            answer: answer.map(|words| AnswerId(words.event_id)),
            hidden,
            staff_version: answer
                .filter(|_| moderates)
                .map(|words| words.staff_version),
            photos: shots
                .iter()
                .filter(|shot| shot.event == event.id && sight.photos.show(shot.state))
                .map(Shot::photo)
                .collect(),
        }
    });
    Ok(entries.collect())
}

/// What was recorded before places could be corrected does not say it.
fn moved(corrected: &str) -> bool {
    #[derive(Deserialize)]
    struct Corrected {
        #[serde(default)]
        place: bool,
    }
    serde_json::from_str::<Corrected>(corrected).is_ok_and(|corrected| corrected.place)
}

async fn said(
    db: &impl ConnectionTrait,
    report: Uuid,
) -> Result<HashMap<Uuid, event_text::Model>, Failure> {
    let rows = event_text::Entity::find()
        .filter(event_text::Column::ReportId.eq(report))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.event_id, row)).collect())
}
