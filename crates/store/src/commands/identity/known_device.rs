//! Devices that signed in with a phone before. What strangers ask for that phone does not use up what
//! these may ask for.

use crate::entity::{known_device, profile};
use crate::failure::Failure;
use crate::{Context, Tx};
use contract::{PersonId, Timestamp};
use rules::signin::{KNOWN_DEVICES_MAX, is_known};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// This device as it is known for this phone. Looks for the device and never for the phone, so that the
/// time it takes tells nobody whether somebody has that phone.
pub(super) async fn find(
    tx: &Tx,
    cx: &Context,
    token_hash: &[u8],
    phone: &str,
) -> Result<Option<Uuid>, Failure> {
    let rows: Vec<(Uuid, i64, String)> = known_device::Entity::find()
        .join(
            JoinType::InnerJoin,
            known_device::Entity::belongs_to(profile::Entity)
                .from(known_device::Column::PersonId)
                .to(profile::Column::PersonId)
                .into(),
        )
        .select_only()
        .columns([known_device::Column::Id, known_device::Column::SignedIn])
        .column(profile::Column::Phone)
        .filter(known_device::Column::TokenHash.eq(token_hash))
        .into_tuple()
        .all(tx)
        .await?;
    let here = rows
        .into_iter()
        .filter(|(_, signed_in, _)| is_known(Timestamp(*signed_in), cx.now))
        .find(|(_, _, its)| its == phone);
    Ok(here.map(|(id, _, _)| id))
}

/// Knows this device from now on, and forgets the one that signed in longest ago if there are too many.
pub(super) async fn remember(
    tx: &Tx,
    cx: &Context,
    person: PersonId,
    token_hash: &[u8],
) -> Result<(), Failure> {
    let row = known_device::ActiveModel {
        id: Set(cx.id()),
        person_id: Set(person.0),
        token_hash: Set(token_hash.to_vec()),
        signed_in: Set(cx.now.0),
    };
    let key = [
        known_device::Column::TokenHash,
        known_device::Column::PersonId,
    ];
    let again = OnConflict::columns(key)
        .update_column(known_device::Column::SignedIn)
        .to_owned();
    known_device::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    let mut forgotten: Vec<Uuid> = known_device::Entity::find()
        .select_only()
        .column(known_device::Column::Id)
        .filter(known_device::Column::PersonId.eq(person.0))
        .order_by_desc(known_device::Column::SignedIn)
        .order_by_desc(known_device::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    let forgotten = forgotten.split_off(KNOWN_DEVICES_MAX.min(forgotten.len()));
    if !forgotten.is_empty() {
        known_device::Entity::delete_many()
            .filter(known_device::Column::Id.is_in(forgotten))
            .exec(tx)
            .await?;
    }
    Ok(())
}
