//! Writes one fact about the database: that it is a demonstration, that it was seeded.

use crate::entity::meta;
use crate::failure::Failure;
use crate::{Command, Context, Tx};
use rules::policy::{Act, Facts, may};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

pub struct SetMeta {
    pub key: String,
    pub value: String,
}

impl Command for SetMeta {
    type Outcome = ();
    const NAME: &'static str = "set_meta";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        may(&cx.actor, Act::Operate, &Facts::none())?;
        put(tx, &self.key, &self.value).await
    }
}

/// The fact, whatever it was before.
pub(crate) async fn put(tx: &Tx, key: &str, value: &str) -> Result<(), Failure> {
    let row = meta::ActiveModel {
        key: Set(key.to_owned()),
        value: Set(value.to_owned()),
    };
    meta::Entity::insert(row)
        .on_conflict(
            OnConflict::column(meta::Column::Key)
                .update_column(meta::Column::Value)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
