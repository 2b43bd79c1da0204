//! Gives a role to the person behind a phone number, who may never have signed in yet.

use super::{people, phone};
use crate::entity::{grant_role, grid, profile};
use crate::failure::Failure;
use crate::model::identity::grant_row;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use contract::person::{Role, normal_phone};
use contract::settings::{GrantInput, GrantRow};
use contract::text::clean_line;
use contract::{CommunityId, FieldCode, PersonId};
use rules::policy::{Act, Facts, may};
use rules::sight::role_shows_name;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

/// The event of a role that was given.
pub(crate) const GRANTED: &str = "role_granted";

pub struct GrantRole {
    pub community: CommunityId,
    pub input: GrantInput,
}

impl Command for GrantRole {
    /// The line that is there already when the person holds the role. It names nobody whom staff did
    /// not know: else any phone number could be asked for its owner's name.
    type Outcome = GrantRow;
    const NAME: &'static str = "grant_role";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<GrantRow, Failure> {
        let known = match normal_phone(&self.input.phone) {
            Some(phone) => people::find(tx, &phone).await?,
            None => None,
        };
        let facts = Facts {
            owner: known.as_ref().map(|holder| PersonId(holder.person_id)),
            ..Facts::community(self.community).of_role(self.input.role)
        };
        may(&cx.actor, Act::Grant, &facts)?;
        self.input.validate()?;
        let grid = self.grid(tx).await?;
        let holder = match known {
            Some(holder) => holder,
            None => people::find_or_add(tx, cx, &phone(&self.input.phone)?).await?,
        };
        let held = grant_role::Entity::find()
            .filter(grant_role::Column::PersonId.eq(holder.person_id))
            .filter(grant_role::Column::CommunityId.eq(self.community.0))
            .filter(grant_role::Column::Revoked.is_null())
            .all(tx)
            .await?;
        let code = self.input.role.code();
        let is_same = |held: &&grant_role::Model| held.role == code && held.grid_id == grid;
        if let Some(same) = held.iter().find(is_same) {
            return Ok(grant_row(&cx.actor, same, Some(&holder)));
        }
        let holder = self.named(tx, holder).await?;
        let typed = clean_line(&self.input.name);
        let shown = held.iter().any(|held| held.named);
        let named = role_shows_name(&cx.actor, &typed, &holder.name, shown);
        let row = grant_role::Model {
            id: cx.id(),
            community_id: self.community.0,
            person_id: holder.person_id,
            role: code.to_owned(),
            grid_id: grid,
            since: cx.now.0,
            named,
            revoked: None,
        };
        self.write(tx, cx, &row).await?;
        Ok(grant_row(&cx.actor, &row, Some(&holder)))
    }
}

impl GrantRole {
    /// Only a grid worker's role is bound to a grid.
    async fn grid(&self, tx: &Tx) -> Result<Option<uuid::Uuid>, Failure> {
        let Some(id) = self
            .input
            .grid
            .filter(|_| self.input.role == Role::GridWorker)
        else {
            return Ok(None);
        };
        let row = grid::Entity::find_by_id(id.0).one(tx).await?;
        match row {
            Some(row) if row.community_id == self.community.0 => Ok(Some(row.id)),
            _ => Err(Failure::field("grid", FieldCode::Unknown)),
        }
    }

    async fn write(&self, tx: &Tx, cx: &Context, row: &grant_role::Model) -> Result<(), Failure> {
        grant_role::Entity::insert(row.clone().into_active_model().reset_all())
            .exec_without_returning(tx)
            .await?;
        let event = Event {
            community: Some(self.community),
            kind: GRANTED,
            subject_kind: "grant_role",
            subject: row.id,
            data: json!({ "person": row.person_id, "role": self.input.role, "grid": row.grid_id }),
        };
        record::event(tx, cx, event).await?;
        Ok(())
    }

    /// A name that the person chose is the person's; staff only fill what is empty.
    async fn named(&self, tx: &Tx, holder: profile::Model) -> Result<profile::Model, Failure> {
        let name = clean_line(&self.input.name);
        if !holder.name.is_empty() || name.is_empty() {
            return Ok(holder);
        }
        let mut row = holder.clone().into_active_model();
        row.name = Set(name.clone());
        row.update_without_returning(tx).await?;
        Ok(profile::Model { name, ..holder })
    }
}

#[cfg(test)]
mod tests;
