//! Duty hours with the version that an edit must name.

use crate::entity::community;
use crate::failure::Failure;
use crate::row::from_json;
use contract::CommunityId;
use contract::community::DutyHours;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    pub hours: DutyHours,
    pub version: i64,
}

/// # Errors
/// `not_found`, or the database.
pub async fn hours(db: &impl ConnectionTrait, id: CommunityId) -> Result<Hours, Failure> {
    let row: Option<(String, i64)> = community::Entity::find_by_id(id.0)
        .select_only()
        .columns([community::Column::Hours, community::Column::Version])
        .into_tuple()
        .one(db)
        .await?;
    let (hours, version) = row.ok_or_else(Failure::not_found)?;
    Ok(Hours {
        hours: from_json("community.hours", &hours)?,
        version,
    })
}
