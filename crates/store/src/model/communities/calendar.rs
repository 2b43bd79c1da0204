use super::rows;
use crate::entity::{community, holiday};
use crate::failure::Failure;
use crate::row::from_json;
use contract::CommunityId;
use contract::community::Holiday;
use rules::calendar::Calendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Duty hours and holidays as the rules compute with them.
///
/// # Errors
/// `not_found`, or the database.
pub async fn calendar(db: &impl ConnectionTrait, id: CommunityId) -> Result<Calendar, Failure> {
    let (offset, hours) = community::Entity::find_by_id(id.0)
        .select_only()
        .columns([community::Column::UtcOffsetMin, community::Column::Hours])
        .into_tuple::<(i32, String)>()
        .one(db)
        .await?
        .ok_or_else(Failure::not_found)?;
    let holidays = holidays(db, id).await?;
    let hours = from_json("community.hours", &hours)?;
    Ok(Calendar::new(offset, hours, &holidays))
}

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
