//! Who holds which role.

use crate::entity::{grant_role, profile};
use crate::failure::Failure;
use contract::person::{Role, mask_phone};
use contract::settings::GrantRow;
use contract::{CommunityId, GrantId, GridId, PersonId, Timestamp};
use rules::Actor;
use rules::policy::{Act, Facts, may};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// Roles that hold now, the longest held first.
///
/// # Errors
/// The database.
pub async fn grants(
    db: &impl ConnectionTrait,
    viewer: &Actor,
    community: CommunityId,
) -> Result<Vec<GrantRow>, Failure> {
    let rows = grant_role::Entity::find()
        .filter(grant_role::Column::CommunityId.eq(community.0))
        .filter(grant_role::Column::Revoked.is_null())
        .order_by_asc(grant_role::Column::Since)
        .order_by_asc(grant_role::Column::Id)
        .all(db)
        .await?;
    let people = profile::Entity::find()
        .filter(profile::Column::PersonId.is_in(rows.iter().map(|row| row.person_id)))
        .all(db)
        .await?;
    let people: HashMap<_, _> = people.into_iter().map(|row| (row.person_id, row)).collect();
    let grant = |row: grant_role::Model| {
        let holder = people.get(&row.person_id);
        let facts = Facts::community(community).owned_by(PersonId(row.person_id));
        let role = Role::from_code(&row.role).unwrap_or(Role::Other);
        let above = role == Role::Operator && !viewer.is_operator();
        GrantRow {
            id: GrantId(row.id),
            name: holder.map(|holder| holder.name.clone()).unwrap_or_default(),
            phone_masked: holder
                .map(|holder| mask_phone(&holder.phone))
                .unwrap_or_default(),
            role,
            grid: row.grid_id.map(GridId),
            since: Timestamp(row.since),
            can_revoke: !above && may(viewer, Act::Revoke, &facts).is_ok(),
        }
    };
    Ok(rows.into_iter().map(grant).collect())
}

/// The community in which a role was given.
///
/// # Errors
/// `not_found`, or the database.
pub async fn grant_community(
    db: &impl ConnectionTrait,
    id: GrantId,
) -> Result<CommunityId, Failure> {
    let row = grant_role::Entity::find_by_id(id.0).one(db).await?;
    row.map(|row| CommunityId(row.community_id))
        .ok_or_else(Failure::not_found)
}
