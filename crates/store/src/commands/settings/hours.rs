//! Changes the duty hours. Promises already made stay as they are.

use super::allowed;
use crate::entity::community;
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::row::{from_json, to_json};
use crate::{Command, Context, Tx};
use contract::community::DutyHours;
use contract::settings::HoursInput;
use contract::{Code, CommunityId};
use rules::policy::Act;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub struct SaveHours {
    pub community: CommunityId,
    pub input: HoursInput,
    /// The version of the community that the person saw.
    pub version: i64,
}

impl Command for SaveHours {
    /// The new version of the community.
    type Outcome = i64;
    const NAME: &'static str = "save_hours";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<i64, Failure> {
        allowed(cx, Act::Settings, self.community)?;
        self.input.validate()?;
        let old = community::Entity::find_by_id(self.community.0)
            .one(tx)
            .await?;
        let old = old.ok_or_else(Failure::not_found)?;
        let before: DutyHours = from_json("community.hours", &old.hours)?;
        let changed = community::Entity::update_many()
            .col_expr(
                community::Column::Hours,
                Expr::value(to_json(&self.input.hours)?),
            )
            .col_expr(community::Column::Version, Expr::value(self.version + 1))
            .filter(community::Column::Id.eq(self.community.0))
            .filter(community::Column::Version.eq(self.version))
            .exec(tx)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Failure::refused(Code::Stale));
        }
        let event = Event {
            community: Some(self.community),
            kind: "hours_changed",
            subject_kind: "community",
            subject: self.community.0,
            data: json!({ "before": before, "after": self.input.hours }),
        };
        record::event(tx, cx, event).await?;
        Ok(self.version + 1)
    }
}
