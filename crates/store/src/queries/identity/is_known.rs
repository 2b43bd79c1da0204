//! Whether a device is still known for anybody.

use crate::entity::known_device;
use crate::failure::Failure;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// For the device itself, which asks with its cookie: whether somebody else of the household signed in
/// there. Whoever has the cookie learns no more than that.
///
/// # Errors
/// The database.
pub async fn is_known(db: &impl ConnectionTrait, token_hash: &[u8]) -> Result<bool, Failure> {
    let row = known_device::Entity::find()
        .filter(known_device::Column::TokenHash.eq(token_hash))
        .one(db)
        .await?;
    Ok(row.is_some())
}
