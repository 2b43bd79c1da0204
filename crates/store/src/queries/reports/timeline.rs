//! What happened to a report, read back from the event record.

use super::photos::Shot;
use super::words;
use crate::commands::reports::kinds::Kind;
use crate::entity::{event, event_text, profile, report};
use crate::failure::Failure;
use contract::person::Role;
use contract::report::{TimelineEntry, TimelineKind, Who};
use contract::{PersonId, Timestamp};
use rules::Actor;
use rules::sight::{self, Sight};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
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
    let shown: Vec<(TimelineKind, event::Model)> = events
        .into_iter()
        .filter_map(|event| Some((Kind::from_code(&event.kind)?.on_timeline()?, event)))
        .collect();
    let said = said(db, row.id).await?;
    let names = names(db, shown.iter().filter_map(|(_, event)| event.actor_id)).await?;
    let entries = shown.into_iter().map(|(kind, event)| {
        let role = Role::from_code(&event.actor_role).unwrap_or(Role::Other);
        let moderation = matches!(kind, TimelineKind::Hidden | TimelineKind::Shown);
        let words = said.get(&event.id).map_or("", String::as_str);
        let text = if moderation && !sight.reads_moderation() {
            String::new()
        } else {
            words::said_by_worker(words, sight.words)
        };
        TimelineEntry {
            at: Timestamp(event.at),
            kind,
            who: who(actor, row, role, event.actor_id, &names),
            text,
            photos: shots
                .iter()
                .filter(|shot| shot.event == event.id && sight.photos.show(shot.state))
                .map(Shot::photo)
                .collect(),
        }
    });
    Ok(entries.collect())
}

pub(super) fn who(
    actor: &Actor,
    row: &report::Model,
    role: Role,
    person: Option<Uuid>,
    names: &HashMap<Uuid, String>,
) -> Who {
    let is_author = person.is_some() && person == row.author_id;
    let named = sight::is_named(role, is_author, row.name_shown);
    Who {
        role,
        name: person
            .filter(|_| named)
            .and_then(|person| names.get(&person))
            .filter(|name| !name.is_empty())
            .cloned(),
        me: actor.is(person.map(PersonId)),
    }
}

pub(super) async fn names(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>, Failure> {
    let rows = profile::Entity::find()
        .filter(profile::Column::PersonId.is_in(people))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.person_id, row.name))
        .collect())
}

async fn said(db: &impl ConnectionTrait, report: Uuid) -> Result<HashMap<Uuid, String>, Failure> {
    let rows = event_text::Entity::find()
        .filter(event_text::Column::ReportId.eq(report))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.event_id, row.body))
        .collect())
}
