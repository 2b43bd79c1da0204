//! A person with the roles that hold now.

use crate::entity::{consent, grant_role};
use crate::failure::Failure;
use contract::person::{ConsentTo, Grant, Role};
use contract::{CommunityId, GrantId, GridId, PersonId};
use rules::Actor;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// With what the person agreed to.
///
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
    Ok(Actor::person(person, grants).agreeing_to(agreed(db, person).await?))
}

async fn agreed(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<ConsentTo>, Failure> {
    let rows = consent::Entity::find()
        .filter(consent::Column::PersonId.eq(person.0))
        .filter(consent::Column::Given.eq(true))
        .all(db)
        .await?;
    let known = rows
        .iter()
        .filter_map(|row| ConsentTo::from_code(&row.kind));
    Ok(known.collect())
}
