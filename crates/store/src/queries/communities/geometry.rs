use crate::entity::community;
use crate::failure::Failure;
use contract::CommunityId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// The community's vectors as GeoJSON text, ready to be served.
///
/// # Errors
/// `not_found`, or the database.
pub async fn geometry(db: &impl ConnectionTrait, id: CommunityId) -> Result<String, Failure> {
    community::Entity::find()
        .select_only()
        .column(community::Column::Geometry)
        .filter(community::Column::Id.eq(id.0))
        .into_tuple::<String>()
        .one(db)
        .await?
        .ok_or_else(Failure::not_found)
}
