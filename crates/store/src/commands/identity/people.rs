//! The person behind a phone number.

use crate::entity::{person, profile};
use crate::failure::Failure;
use crate::{Command, Context, Tx};
use contract::{BuildingId, PersonId, UnitId};
use rules::policy::{Act, Facts, may};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// The person with this number, if there is one.
pub(super) async fn find(tx: &Tx, phone: &str) -> Result<Option<profile::Model>, Failure> {
    let row = profile::Entity::find()
        .filter(profile::Column::Phone.eq(phone))
        .one(tx)
        .await?;
    Ok(row)
}

/// The person with this number, made now if there is none.
pub(super) async fn find_or_add(
    tx: &Tx,
    cx: &Context,
    phone: &str,
) -> Result<profile::Model, Failure> {
    if let Some(known) = find(tx, phone).await? {
        return Ok(known);
    }
    let id = cx.id();
    let new = person::ActiveModel {
        id: Set(id),
        created: Set(cx.now.0),
        erased: Set(None),
        version: Set(1),
    };
    person::Entity::insert(new)
        .exec_without_returning(tx)
        .await?;
    let row = profile::ActiveModel {
        person_id: Set(id),
        phone: Set(phone.to_owned()),
        name: Set(String::new()),
        building_id: Set(None),
        unit_id: Set(None),
    };
    // Somebody else may be signing in with the same number on another node: then theirs counts, and
    // the person made here stays empty and unused.
    profile::Entity::insert(row)
        .on_conflict(
            OnConflict::column(profile::Column::Phone)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    find(tx, phone)
        .await?
        .ok_or_else(|| Failure::corrupt("profile: just written, not found"))
}

/// Adds a person without a code: for seeds and imports, never for a request.
pub struct AddPerson {
    /// As [`contract::person::normal_phone`] gives it.
    pub phone: String,
    pub name: String,
    pub building: Option<BuildingId>,
    pub unit: Option<UnitId>,
}

impl Command for AddPerson {
    type Outcome = PersonId;
    const NAME: &'static str = "add_person";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<PersonId, Failure> {
        may(&cx.actor, Act::Operate, &Facts::none())?;
        let known = find_or_add(tx, cx, &self.phone).await?;
        let row = profile::ActiveModel {
            person_id: Set(known.person_id),
            name: Set(self.name.clone()),
            building_id: Set(self.building.map(|id| id.0)),
            unit_id: Set(self.unit.map(|id| id.0)),
            ..Default::default()
        };
        profile::Entity::update_many()
            .set(row)
            .filter(profile::Column::PersonId.eq(known.person_id))
            .exec(tx)
            .await?;
        Ok(PersonId(known.person_id))
    }
}
