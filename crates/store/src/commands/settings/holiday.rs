//! Adds and removes days that differ from their weekday.

use super::allowed;
use crate::entity::holiday;
use crate::failure::{Failure, violates_unique};
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use contract::community::Holiday;
use contract::settings::HolidayInput;
use contract::text::clean_line;
use contract::{CommunityId, FieldCode, HolidayId};
use rules::policy::Act;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;

pub struct AddHoliday {
    pub community: CommunityId,
    pub input: HolidayInput,
}

impl Command for AddHoliday {
    type Outcome = Holiday;
    const NAME: &'static str = "add_holiday";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Holiday, Failure> {
        allowed(cx, Act::Settings, self.community)?;
        self.input.validate()?;
        let id = HolidayId(cx.id());
        let kind = self.input.kind.code();
        let name = clean_line(&self.input.name);
        let row = holiday::ActiveModel {
            id: Set(id.0),
            community_id: Set(self.community.0),
            day: Set(self.input.day.clone()),
            kind: Set(kind.to_owned()),
            name: Set(name.clone()),
        };
        if let Err(error) = holiday::Entity::insert(row)
            .exec_without_returning(tx)
            .await
        {
            return Err(
                if violates_unique(&error, "holiday", &["community_id", "day"]) {
                    Failure::field("day", FieldCode::Taken)
                } else {
                    error.into()
                },
            );
        }
        let data = json!({ "day": self.input.day, "kind": kind });
        let event = Event {
            community: Some(self.community),
            kind: "holiday_added",
            subject_kind: "holiday",
            subject: id.0,
            data,
        };
        record::event(tx, cx, event).await?;
        Ok(Holiday {
            id,
            day: self.input.day.clone(),
            kind: self.input.kind,
            name,
        })
    }
}

pub struct RemoveHoliday {
    pub id: HolidayId,
}

impl Command for RemoveHoliday {
    type Outcome = ();
    const NAME: &'static str = "remove_holiday";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let old = holiday::Entity::find_by_id(self.id.0).one(tx).await?;
        let old = old.ok_or_else(Failure::not_found)?;
        let community = CommunityId(old.community_id);
        allowed(cx, Act::Settings, community)?;
        holiday::Entity::delete_by_id(self.id.0).exec(tx).await?;
        let event = Event {
            community: Some(community),
            kind: "holiday_removed",
            subject_kind: "holiday",
            subject: self.id.0,
            data: json!({ "day": old.day, "kind": old.kind }),
        };
        record::event(tx, cx, event).await?;
        Ok(())
    }
}
