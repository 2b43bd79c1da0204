//! Many rows at once.

use crate::Tx;
use crate::failure::Failure;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, Iterable};

/// Values of one INSERT. SQLite takes 32,766, Postgres more.
const VALUES_MAX: usize = 30_000;

/// Inserts new rows, in as few statements as both databases take.
///
/// # Errors
/// The database; a row that is there already.
pub(crate) async fn insert_all<A>(tx: &Tx, rows: Vec<A>) -> Result<(), Failure>
where
    A: ActiveModelTrait,
{
    insert_or(tx, rows, None).await
}

/// The same, and says what happens to a row that is there already.
///
/// # Errors
/// The database.
pub(crate) async fn insert_or<A>(
    tx: &Tx,
    rows: Vec<A>,
    there_already: Option<&OnConflict>,
) -> Result<(), Failure>
where
    A: ActiveModelTrait,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<A> = rows.by_ref().take(VALUES_MAX / columns).collect();
        let mut insert = <A::Entity as EntityTrait>::insert_many(chunk);
        if let Some(what) = there_already {
            insert = insert.on_conflict(what.clone());
        }
        insert.exec_without_returning(tx).await?;
    }
    Ok(())
}
