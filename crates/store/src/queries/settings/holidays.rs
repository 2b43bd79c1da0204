//! Days that differ from their weekday.

use crate::entity::holiday;
use crate::failure::Failure;
use crate::queries::communities::rows;
use contract::community::Holiday;
use contract::{CommunityId, HolidayId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// In order of the day.
///
/// # Errors
/// The database.
pub async fn holidays(
    db: &impl ConnectionTrait,
    community: CommunityId,
) -> Result<Vec<Holiday>, Failure> {
    let rows = holiday::Entity::find()
        .filter(holiday::Column::CommunityId.eq(community.0))
        .order_by_asc(holiday::Column::Day)
        .all(db)
        .await?;
    rows.into_iter().map(rows::holiday).collect()
}

/// The community that a holiday belongs to.
///
/// # Errors
/// `not_found`, or the database.
pub async fn holiday_community(
    db: &impl ConnectionTrait,
    id: HolidayId,
) -> Result<CommunityId, Failure> {
    let row = holiday::Entity::find_by_id(id.0).one(db).await?;
    row.map(|row| CommunityId(row.community_id))
        .ok_or_else(Failure::not_found)
}
