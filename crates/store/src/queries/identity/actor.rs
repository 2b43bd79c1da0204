//! A person with the roles that hold now.

use crate::entity::grant_role;
use crate::failure::Failure;
use contract::person::{Grant, Role};
use contract::{CommunityId, GrantId, GridId, PersonId};
use rules::Actor;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// # Errors
/// The database.
pub async fn actor_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Actor, Failure> {
    let rows = grant_role::Entity::find()
        .filter(grant_role::Column::PersonId.eq(person.0))
        .filter(grant_role::Column::Revoked.is_null())
        .order_by_asc(grant_role::Column::Since)
        .all(db)
        .await?;
    let grants = rows
        .into_iter()
        .map(|row| Grant {
            id: GrantId(row.id),
            community: CommunityId(row.community_id),
            role: Role::from_code(&row.role).unwrap_or(Role::Other),
            grid: row.grid_id.map(GridId),
        })
        .collect();
    Ok(Actor::person(person, grants))
}
