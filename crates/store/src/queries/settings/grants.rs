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
/// Whom policy refuses, or the database.
pub async fn grants(
    db: &impl ConnectionTrait,
    viewer: &Actor,
    community: CommunityId,
) -> Result<Vec<GrantRow>, Failure> {
    may(viewer, Act::Settings, &Facts::community(community))?;
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
    Ok(rows
        .iter()
        .map(|row| grant_row(viewer, row, people.get(&row.person_id)))
        .collect())
}

/// One line of the list, as this viewer sees it.
pub(crate) fn grant_row(
    viewer: &Actor,
    row: &grant_role::Model,
    holder: Option<&profile::Model>,
) -> GrantRow {
    let role = Role::from_code(&row.role).unwrap_or(Role::Other);
    let facts = Facts::community(CommunityId(row.community_id))
        .owned_by(PersonId(row.person_id))
        .of_role(role);
    GrantRow {
        id: GrantId(row.id),
        name: holder.map(|holder| holder.name.clone()).unwrap_or_default(),
        phone_masked: holder
            .map(|holder| mask_phone(&holder.phone))
            .unwrap_or_default(),
        role,
        grid: row.grid_id.map(GridId),
        since: Timestamp(row.since),
        can_revoke: may(viewer, Act::Revoke, &facts).is_ok(),
    }
}
