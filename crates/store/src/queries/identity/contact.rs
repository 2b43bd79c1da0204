//! How to reach a person.

use crate::entity::profile;
use crate::failure::Failure;
use contract::PersonId;
use sea_orm::{ConnectionTrait, EntityTrait};

/// The number that messages go to; `None` after the person was erased.
///
/// # Errors
/// The database.
pub async fn phone_of(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<String>, Failure> {
    let row = profile::Entity::find_by_id(person.0).one(db).await?;
    Ok(row.map(|row| row.phone))
}
