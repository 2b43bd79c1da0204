//! The numbers that people can call.

use super::allowed;
use crate::entity::phone;
use crate::failure::Failure;
use crate::model::communities::rows;
use crate::record::{self, Event};
use crate::row::to_json;
use crate::{Command, Context, Tx};
use contract::community::Phone;
use contract::settings::PhoneInput;
use contract::{Code, CommunityId, PhoneId};
use rules::policy::Act;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub struct AddPhone {
    pub community: CommunityId,
    pub input: PhoneInput,
}

impl Command for AddPhone {
    type Outcome = Phone;
    const NAME: &'static str = "add_phone";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Phone, Failure> {
        allowed(cx, Act::Settings, self.community)?;
        self.input.validate()?;
        let model = model(PhoneId(cx.id()), self.community, &self.input, 1)?;
        let row = phone::ActiveModel::from(model.clone()).reset_all();
        phone::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
        record(tx, cx, "phone_added", &model).await?;
        rows::phone(model)
    }
}

pub struct RevisePhone {
    pub id: PhoneId,
    pub input: PhoneInput,
    /// The version that the person saw.
    pub version: i64,
}

impl Command for RevisePhone {
    type Outcome = Phone;
    const NAME: &'static str = "revise_phone";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Phone, Failure> {
        let community = owner(tx, self.id).await?;
        allowed(cx, Act::Settings, community)?;
        self.input.validate()?;
        let model = model(self.id, community, &self.input, self.version + 1)?;
        let changed = phone::Entity::update_many()
            .set(phone::ActiveModel::from(model.clone()).reset_all())
            .filter(phone::Column::Id.eq(self.id.0))
            .filter(phone::Column::Version.eq(self.version))
            .exec(tx)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Failure::refused(Code::Stale));
        }
        record(tx, cx, "phone_changed", &model).await?;
        rows::phone(model)
    }
}

pub struct RemovePhone {
    pub id: PhoneId,
}

impl Command for RemovePhone {
    type Outcome = ();
    const NAME: &'static str = "remove_phone";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let old = phone::Entity::find_by_id(self.id.0).one(tx).await?;
        let old = old.ok_or_else(Failure::not_found)?;
        allowed(cx, Act::Settings, CommunityId(old.community_id))?;
        phone::Entity::delete_by_id(self.id.0).exec(tx).await?;
        record(tx, cx, "phone_removed", &old).await
    }
}

async fn owner(tx: &Tx, id: PhoneId) -> Result<CommunityId, Failure> {
    let row = phone::Entity::find_by_id(id.0).one(tx).await?;
    row.map(|row| CommunityId(row.community_id))
        .ok_or_else(Failure::not_found)
}

fn model(
    id: PhoneId,
    community: CommunityId,
    input: &PhoneInput,
    version: i64,
) -> Result<phone::Model, Failure> {
    Ok(phone::Model {
        id: id.0,
        community_id: community.0,
        label: to_json(&input.label)?,
        number: input.number.clone(),
        hours: input.hours.as_ref().map(to_json).transpose()?,
        sort: input.sort,
        version,
    })
}

/// The number itself stays out: events hold no phone numbers, not even public ones.
async fn record(tx: &Tx, cx: &Context, kind: &str, row: &phone::Model) -> Result<(), Failure> {
    let event = Event {
        community: Some(CommunityId(row.community_id)),
        kind,
        subject_kind: "phone",
        subject: row.id,
        data: json!({ "sort": row.sort }),
    };
    record::event(tx, cx, event).await?;
    Ok(())
}
