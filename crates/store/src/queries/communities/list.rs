use crate::entity::community;
use crate::failure::Failure;
use crate::row::from_json;
use contract::CommunityId;
use contract::community::CommunityCard;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};
use uuid::Uuid;

/// All communities of the installation, oldest first.
///
/// # Errors
/// The database.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<CommunityCard>, Failure> {
    // Whole rows would drag each community's geometry along.
    let rows = community::Entity::find()
        .select_only()
        .columns([
            community::Column::Id,
            community::Column::Slug,
            community::Column::Name,
        ])
        .order_by_asc(community::Column::Created)
        .order_by_asc(community::Column::Id)
        .into_tuple::<(Uuid, String, String)>()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, slug, name)| {
            Ok(CommunityCard {
                id: CommunityId(id),
                name: from_json("community.name", &name)?,
                slug,
            })
        })
        .collect()
}
