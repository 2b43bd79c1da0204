//! Facts about the database itself.

use crate::entity::meta;
use crate::failure::Failure;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

pub use crate::entity::meta::DEMO;

/// # Errors
/// The database.
pub async fn get(db: &impl ConnectionTrait, key: &str) -> Result<Option<String>, Failure> {
    let row = meta::Entity::find_by_id(key.to_owned()).one(db).await?;
    Ok(row.map(|row| row.value))
}

/// Whether this database is a demonstration.
///
/// # Errors
/// The database.
pub async fn is_demo(db: &impl ConnectionTrait) -> Result<bool, Failure> {
    Ok(get(db, DEMO).await?.as_deref() == Some("true"))
}

/// All that is told about this database.
///
/// # Errors
/// The database.
pub async fn keys(db: &impl ConnectionTrait) -> Result<Vec<String>, Failure> {
    let keys = meta::Entity::find()
        .select_only()
        .column(meta::Column::Key)
        .into_tuple();
    Ok(keys.all(db).await?)
}
