//! Changes what a person told about herself.

use super::oneself;
use crate::entity::{building, person, profile, unit};
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use contract::person::MePatch;
use contract::text::clean_line;
use contract::{Code, FieldCode, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub struct ChangeProfile {
    pub patch: MePatch,
    /// The version that the person saw.
    pub version: i64,
}

impl Command for ChangeProfile {
    /// The new version.
    type Outcome = i64;
    const NAME: &'static str = "change_profile";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<i64, Failure> {
        let person = oneself(cx)?;
        self.patch.validate()?;
        let old = profile::Entity::find_by_id(person.0).one(tx).await?;
        let old = old.ok_or_else(Failure::not_found)?;
        let home = self.home(tx, &old).await?;
        bump(tx, person, self.version).await?;

        let mut row: profile::ActiveModel = old.into();
        if let Some(name) = &self.patch.name {
            row.name = Set(clean_line(name));
        }
        (row.building_id, row.unit_id) = (Set(home.0), Set(home.1));
        row.update_without_returning(tx).await?;
        let event = Event {
            community: None,
            kind: "profile_changed",
            subject_kind: "person",
            subject: person.0,
            // Which fields, never their values.
            data: json!({
                "name": self.patch.name.is_some(),
                "home": self.patch.building.is_some() || self.patch.unit.is_some(),
            }),
        };
        record::event(tx, cx, event).await?;
        Ok(self.version + 1)
    }
}

type Home = (Option<uuid::Uuid>, Option<uuid::Uuid>);

impl ChangeProfile {
    /// Another building takes the old unit away; a unit must stand in the building.
    async fn home(&self, tx: &Tx, old: &profile::Model) -> Result<Home, Failure> {
        let building = self.patch.building.map(|id| id.0).or(old.building_id);
        let kept = old.unit_id.filter(|_| building == old.building_id);
        let unit = self.patch.unit.map(|id| id.0).or(kept);
        if let Some(id) = self.patch.building
            && building::Entity::find_by_id(id.0).one(tx).await?.is_none()
        {
            return Err(Failure::field("building", FieldCode::Unknown));
        }
        if let Some(id) = self.patch.unit {
            let row = unit::Entity::find_by_id(id.0).one(tx).await?;
            if row.is_none_or(|row| Some(row.building_id) != building) {
                return Err(Failure::field("unit", FieldCode::Unknown));
            }
        }
        Ok((building, unit))
    }
}

/// Refuses when somebody (another device) changed the person in between.
async fn bump(tx: &Tx, person: PersonId, version: i64) -> Result<(), Failure> {
    let changed = person::Entity::update_many()
        .col_expr(person::Column::Version, Expr::value(version + 1))
        .filter(person::Column::Id.eq(person.0))
        .filter(person::Column::Version.eq(version))
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 {
        Err(Failure::refused(Code::Stale))
    } else {
        Ok(())
    }
}
