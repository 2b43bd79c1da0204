use crate::entity::grant_role;
use crate::failure::Failure;
use contract::person::Role;
use contract::{CommunityId, GrantId, GridId, PersonId};
use rules::holder::Walks;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Who walks which grid now, for [`rules::holder::worker_of`].
///
/// # Errors
/// The database.
pub async fn walks(db: &impl ConnectionTrait, id: CommunityId) -> Result<Vec<Walks>, Failure> {
    let grants = grant_role::Entity::find()
        .filter(grant_role::Column::CommunityId.eq(id.0))
        .filter(grant_role::Column::Role.eq(Role::GridWorker.code()))
        .filter(grant_role::Column::Revoked.is_null())
        .all(db)
        .await?;
    let walks = grants.into_iter().filter_map(|grant| {
        Some(Walks {
            grant: GrantId(grant.id),
            grid: GridId(grant.grid_id?),
            person: PersonId(grant.person_id),
            since: grant.since,
        })
    });
    Ok(walks.collect())
}
