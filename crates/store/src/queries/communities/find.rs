use crate::entity::{building, community};
use crate::failure::Failure;
use contract::{BuildingId, CommunityId, GridId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// Which community a request is about: the little that every handler needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    pub id: CommunityId,
    pub slug: String,
    /// Offset of civil time from UTC, minutes.
    pub utc_offset_min: i32,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    slug: String,
    utc_offset_min: i32,
}

impl From<Row> for Located {
    fn from(row: Row) -> Self {
        Self {
            id: CommunityId(row.id),
            slug: row.slug,
            utc_offset_min: row.utc_offset_min,
        }
    }
}

fn select() -> sea_orm::Select<community::Entity> {
    community::Entity::find().select_only().columns([
        community::Column::Id,
        community::Column::Slug,
        community::Column::UtcOffsetMin,
    ])
}

/// The community of a slug.
///
/// # Errors
/// The database.
pub async fn find(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Located>, Failure> {
    let row = select()
        .filter(community::Column::Slug.eq(slug))
        .into_model::<Row>()
        .one(db)
        .await?;
    Ok(row.map(Located::from))
}

/// The same by id.
///
/// # Errors
/// The database.
pub async fn by_id(db: &impl ConnectionTrait, id: CommunityId) -> Result<Option<Located>, Failure> {
    let row = select()
        .filter(community::Column::Id.eq(id.0))
        .into_model::<Row>()
        .one(db)
        .await?;
    Ok(row.map(Located::from))
}

/// The oldest community of the installation.
///
/// # Errors
/// The database.
pub async fn first(db: &impl ConnectionTrait) -> Result<Option<Located>, Failure> {
    let row = select()
        .order_by_asc(community::Column::Created)
        .order_by_asc(community::Column::Id)
        .into_model::<Row>()
        .one(db)
        .await?;
    Ok(row.map(Located::from))
}

/// The grid that a building stands in.
///
/// # Errors
/// The database.
pub async fn grid_of(
    db: &impl ConnectionTrait,
    building: BuildingId,
) -> Result<Option<GridId>, Failure> {
    let row = building::Entity::find_by_id(building.0).one(db).await?;
    Ok(row.map(|row| GridId(row.grid_id)))
}
