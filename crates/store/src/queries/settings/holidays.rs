//! Days that differ from their weekday.

use crate::failure::Failure;
use crate::model::communities;
use contract::CommunityId;
use contract::community::Holiday;
use rules::Actor;
use rules::policy::{Act, Facts, may};
use sea_orm::ConnectionTrait;

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
    communities::holidays(db, community).await
}
