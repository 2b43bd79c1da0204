//! Gives a role to the person behind a phone number, who may never have signed in yet.

use super::people::find_or_add;
use crate::entity::{grant_role, grid, profile};
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use contract::person::{Role, normal_phone};
use contract::settings::GrantInput;
use contract::text::clean_line;
use contract::{CommunityId, FieldCode, GrantId};
use rules::policy::{Act, Facts, may};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub struct GrantRole {
    pub community: CommunityId,
    pub input: GrantInput,
}

impl Command for GrantRole {
    /// The same id when the person holds the role already.
    type Outcome = GrantId;
    const NAME: &'static str = "grant_role";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<GrantId, Failure> {
        let input = &self.input;
        // Operators are made on the command line only, and there the input's own rule does not hold.
        if !(cx.actor.system && input.role == Role::Operator) {
            input.validate()?;
        }
        let phone = normal_phone(&input.phone)
            .ok_or_else(|| Failure::field("phone", FieldCode::Invalid))?;
        let grid = self.grid(tx).await?;
        let holder = find_or_add(tx, cx, &phone).await?;
        let facts = Facts::community(self.community).owned_by(contract::PersonId(holder.person_id));
        may(&cx.actor, Act::Grant, &facts)?;

        let held = grant_role::Entity::find()
            .filter(grant_role::Column::PersonId.eq(holder.person_id))
            .filter(grant_role::Column::CommunityId.eq(self.community.0))
            .filter(grant_role::Column::Role.eq(input.role.code()))
            .filter(grant_role::Column::Revoked.is_null())
            .all(tx)
            .await?;
        if let Some(same) = held.into_iter().find(|held| held.grid_id == grid) {
            return Ok(GrantId(same.id));
        }
        self.write(tx, cx, holder, grid).await
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

    async fn write(
        &self,
        tx: &Tx,
        cx: &Context,
        holder: profile::Model,
        grid: Option<uuid::Uuid>,
    ) -> Result<GrantId, Failure> {
        let id = GrantId(cx.id());
        let row = grant_role::ActiveModel {
            id: Set(id.0),
            community_id: Set(self.community.0),
            person_id: Set(holder.person_id),
            role: Set(self.input.role.code().to_owned()),
            grid_id: Set(grid),
            since: Set(cx.now.0),
            revoked: Set(None),
        };
        grant_role::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
        let event = Event {
            community: Some(self.community),
            kind: "role_granted",
            subject_kind: "grant_role",
            subject: id.0,
            data: json!({ "person": holder.person_id, "role": self.input.role, "grid": grid }),
        };
        record::event(tx, cx, event).await?;
        let name = clean_line(&self.input.name);
        // A name that the person chose is the person's; staff only fill what is empty.
        if holder.name.is_empty() && !name.is_empty() {
            let mut row: profile::ActiveModel = holder.into();
            row.name = Set(name);
            row.update_without_returning(tx).await?;
        }
        Ok(id)
    }
}
