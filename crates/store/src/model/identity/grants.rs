use crate::entity::{grant_role, profile};
use crate::failure::Failure;
use contract::person::{Role, mask_phone};
use contract::settings::GrantRow;
use contract::{CommunityId, GrantId, GridId, PersonId, Timestamp};
use rules::Actor;
use rules::policy::{Act, Facts, may};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// A role that somebody holds, as this viewer sees it.
pub fn grant_row(
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
        name: holder
            .filter(|_| row.named)
            .map(|holder| holder.name.clone())
            .unwrap_or_default(),
        phone_masked: holder
            .map(|holder| mask_phone(&holder.phone))
            .unwrap_or_default(),
        role,
        grid: row.grid_id.map(GridId),
        since: Timestamp(row.since),
        can_revoke: may(viewer, Act::Revoke, &facts).is_ok(),
    }
}

/// The names of those among these people who have a role that shows it, by person: in the community, or
/// the operator's, which holds in all of them.
///
/// # Errors
/// The database.
pub async fn worker_names(
    db: &impl ConnectionTrait,
    community: CommunityId,
    people: &[Uuid],
) -> Result<HashMap<Uuid, String>, Failure> {
    let shown = grant_role::Entity::find()
        .filter(
            grant_role::Column::CommunityId
                .eq(community.0)
                .or(grant_role::Column::Role.eq(Role::Operator.code())),
        )
        .filter(grant_role::Column::PersonId.is_in(people.iter().copied()))
        .filter(grant_role::Column::Revoked.is_null())
        .filter(grant_role::Column::Named.eq(true))
        .all(db)
        .await?;
    let profiles = profile::Entity::find()
        .filter(profile::Column::PersonId.is_in(shown.iter().map(|row| row.person_id)))
        .filter(profile::Column::Name.ne(""))
        .all(db)
        .await?;
    let names = profiles.into_iter().map(|row| (row.person_id, row.name));
    Ok(names.collect())
}

/// Whether this person has or had any role: nobody else wrote words as a worker.
///
/// # Errors
/// The database.
pub async fn ever_had_role(db: &impl ConnectionTrait, person: PersonId) -> Result<bool, Failure> {
    let one = grant_role::Entity::find().filter(grant_role::Column::PersonId.eq(person.0));
    Ok(one.one(db).await?.is_some())
}
