//! The record, for nodes that want to know what others did.

use crate::Changed;
use crate::entity::{event, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use contract::{CommunityId, NoticeId, ReportId, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Events from `from` on, in order of time. Transactions that began earlier may commit later, so a
/// poller starts a few seconds before the last event it saw, and leaves out ids it knows.
///
/// # Errors
/// The database.
pub async fn events_since(
    db: &impl ConnectionTrait,
    from: Timestamp,
    limit: u64,
) -> Result<Vec<event::Model>, Failure> {
    let events = event::Entity::find()
        .filter(event::Column::At.gte(from.0))
        .order_by_asc(event::Column::At)
        .order_by_asc(event::Column::Id)
        .limit(limit);
    Ok(events.all(db).await?)
}

/// The changes that [`events_since`] amounts to for somebody who looks: reports as they are now, and
/// notices.
///
/// # Errors
/// The database.
pub async fn changes_of(
    db: &impl ConnectionTrait,
    events: &[event::Model],
) -> Result<Vec<Changed>, Failure> {
    let of_reports = events.iter().filter(|event| event.subject_kind == "report");
    let reports: HashMap<Uuid, report::Model> = report::Entity::find()
        .filter(report::Column::Id.is_in(of_reports.map(|event| event.subject_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let change = |event: &event::Model| match event.subject_kind.as_str() {
        "report" => reports.get(&event.subject_id).map(|row| {
            let facts = facts::facts(row)?;
            Ok(Changed::report(ReportId(row.id), row.version, facts))
        }),
        "notice" => event.community_id.map(|community| {
            let id = NoticeId(event.subject_id);
            Ok(Changed::notice(CommunityId(community), id))
        }),
        _ => None,
    };
    events.iter().filter_map(change).collect()
}
