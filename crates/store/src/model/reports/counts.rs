//! How many a report concerns.

use crate::entity::{follow, me_too, report};
use crate::failure::Failure;
use contract::report::Counts;
use rules::Actor;
use sea_orm::{ConnectionTrait, EntityTrait};

/// How many follow and have it too, and whether this reader does.
pub async fn counts(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &report::Model,
) -> Result<Counts, Failure> {
    let (following, joined) = match actor.person {
        Some(person) => {
            let key = (row.id, person.0);
            let follows = follow::Entity::find_by_id(key).one(db).await?;
            let joined = me_too::Entity::find_by_id(key).one(db).await?;
            (follows.is_some(), joined.is_some())
        }
        None => (false, false),
    };
    Ok(Counts {
        me_too: i64::from(row.me_too),
        followers: i64::from(row.followers),
        joined,
        following,
    })
}
