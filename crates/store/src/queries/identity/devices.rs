//! Where a person is signed in.

use super::oneself;
use crate::entity::session;
use crate::failure::Failure;
use contract::person::Device;
use contract::{SessionId, Timestamp};
use rules::Actor;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// Running sessions, the one used last first.
///
/// # Errors
/// `sign_in_required`, or the database.
pub async fn devices(
    db: &impl ConnectionTrait,
    actor: &Actor,
    current: SessionId,
    now: Timestamp,
) -> Result<Vec<Device>, Failure> {
    let person = oneself(actor)?;
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::Revoked.is_null())
        .filter(session::Column::Expires.gt(now.0))
        .order_by_desc(session::Column::LastSeen)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter(|row| row.last_seen + row.idle_limit_ms > now.0)
        .map(|row| Device {
            id: SessionId(row.id),
            label: row.label,
            signed_in: Timestamp(row.created),
            last_seen: Timestamp(row.last_seen),
            current: row.id == current.0,
        })
        .collect())
}
