//! What a report can be about, with what is switched off.

use crate::failure::Failure;
use crate::queries::communities;
use contract::CommunityId;
use contract::community::Category;
use rules::Actor;
use rules::policy::{Act, Facts, may};
use sea_orm::ConnectionTrait;

/// In the order of the page.
///
/// # Errors
/// Whom policy refuses, or the database.
pub async fn categories(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
) -> Result<Vec<Category>, Failure> {
    may(actor, Act::Settings, &Facts::community(community))?;
    Ok(communities::community(db, community).await?.categories)
}
