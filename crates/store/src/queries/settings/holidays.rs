//! Days that differ from their weekday.

use crate::entity::holiday;
use crate::failure::Failure;
use crate::queries::communities::rows;
use contract::CommunityId;
use contract::community::Holiday;
use rules::Actor;
use rules::policy::{Act, Facts, may};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// In order of the day, for who sets them.
///
/// # Errors
/// Whom policy refuses, or the database.
pub async fn holidays(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
) -> Result<Vec<Holiday>, Failure> {
    may(actor, Act::Settings, &Facts::community(community))?;
    holidays_of(db, community).await
}

/// The same for the calendar, which answers everybody.
pub(crate) async fn holidays_of(
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
