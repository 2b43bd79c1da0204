//! Who holds which role.

use crate::entity::{grant_role, profile};
use crate::failure::Failure;
use crate::model::identity::grant_row;
use contract::CommunityId;
use contract::settings::GrantRow;
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
