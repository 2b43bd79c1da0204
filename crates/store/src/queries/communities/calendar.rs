use crate::entity::community;
use crate::failure::Failure;
use crate::queries::settings::holidays_of;
use crate::row::from_json;
use contract::CommunityId;
use rules::calendar::Calendar;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

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
    let holidays = holidays_of(db, id).await?;
    let hours = from_json("community.hours", &hours)?;
    Ok(Calendar::new(offset, hours, &holidays))
}
