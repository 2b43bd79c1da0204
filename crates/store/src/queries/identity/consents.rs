//! What a person agreed to.

use crate::entity::consent;
use crate::failure::Failure;
use crate::row::from_json;
use contract::person::Consent;
use contract::{PersonId, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// # Errors
/// The database.
pub async fn consents(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Consent>, Failure> {
    let rows = consent::Entity::find()
        .filter(consent::Column::PersonId.eq(person.0))
        .order_by_asc(consent::Column::Kind)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Consent {
                kind: from_json("consent.kind", &format!("\"{}\"", row.kind))?,
                given: row.given,
                at: Timestamp(row.at),
            })
        })
        .collect()
}
