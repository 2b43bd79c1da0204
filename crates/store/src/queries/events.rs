//! The record, for nodes that want to know what others did.

use crate::entity::event;
use crate::failure::Failure;
use contract::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

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
