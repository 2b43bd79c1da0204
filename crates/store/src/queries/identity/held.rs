//! How much is held about a person.

use super::oneself;
use crate::entity::{comment, follow, known_device, me_too, media, report, session};
use crate::failure::Failure;
use contract::person::Held;
use rules::Actor;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// # Errors
/// `sign_in_required`, or the database.
pub async fn held(db: &impl ConnectionTrait, actor: &Actor) -> Result<Held, Failure> {
    let person = oneself(actor)?;
    macro_rules! count {
        ($table:ident, $column:ident) => {{
            let mine = $table::Entity::find().filter($table::Column::$column.eq(person.0));
            i64::try_from(mine.count(db).await?).unwrap_or(i64::MAX)
        }};
    }
    Ok(Held {
        reports: count!(report, AuthorId),
        comments: count!(comment, AuthorId),
        photos: count!(media, AuthorId),
        follows: count!(follow, PersonId),
        me_too: count!(me_too, PersonId),
        devices: count!(session, PersonId),
        known_devices: count!(known_device, PersonId),
    })
}
