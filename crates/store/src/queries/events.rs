//! The record, for nodes that want to know what others did.

use crate::Changed;
use crate::entity::{event, report};
use crate::failure::Failure;
use contract::stream::Change;
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

/// The changes that [`events_since`] amounts to for somebody who looks: reports at the version that they have now, and notices.
///
/// # Errors
/// The database.
pub async fn changes_of(
    db: &impl ConnectionTrait,
    events: &[event::Model],
) -> Result<Vec<Changed>, Failure> {
    let reports = || events.iter().filter(|event| event.subject_kind == "report");
    let versions: HashMap<Uuid, i64> = report::Entity::find()
        .select_only()
        .columns([report::Column::Id, report::Column::Version])
        .filter(report::Column::Id.is_in(reports().map(|event| event.subject_id)))
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let change = |event: &event::Model| match event.subject_kind.as_str() {
        "report" => versions
            .get(&event.subject_id)
            .map(|version| Change::Report {
                id: ReportId(event.subject_id),
                version: *version,
            }),
        "notice" => Some(Change::Notice {
            id: NoticeId(event.subject_id),
        }),
        _ => None,
    };
    Ok(events
        .iter()
        .filter_map(|event| {
            Some(Changed {
                community: event.community_id.map(CommunityId),
                change: change(event)?,
            })
        })
        .collect())
}
