//! What a person agreed to.

use super::oneself;
use crate::entity::consent;
use crate::failure::Failure;
use crate::row::from_json;
use contract::Timestamp;
use contract::person::Consent;
use rules::Actor;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// # Errors
/// `sign_in_required`, or the database.
pub async fn consents(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Consent>, Failure> {
    let person = oneself(actor)?;
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
