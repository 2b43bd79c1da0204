//! Takes a role away.

use crate::entity::grant_role;
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use contract::person::Role;
use contract::{CommunityId, GrantId, PersonId};
use rules::policy::{Act, Facts, may};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub struct RevokeRole {
    pub grant: GrantId,
}

impl Command for RevokeRole {
    type Outcome = ();
    const NAME: &'static str = "revoke_role";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let held = grant_role::Entity::find_by_id(self.grant.0).one(tx).await?;
        let held = held
            .filter(|held| held.revoked.is_none())
            .ok_or_else(Failure::not_found)?;
        let community = CommunityId(held.community_id);
        let facts = Facts::community(community)
            .owned_by(PersonId(held.person_id))
            .of_role(Role::from_code(&held.role).unwrap_or(Role::Other));
        may(&cx.actor, Act::Revoke, &facts)?;
        let revoked = grant_role::Entity::update_many()
            .col_expr(grant_role::Column::Revoked, Expr::value(cx.now.0))
            .filter(grant_role::Column::Id.eq(self.grant.0))
            .filter(grant_role::Column::Revoked.is_null())
            .exec(tx)
            .await?;
        if revoked.rows_affected == 0 {
            return Err(Failure::not_found());
        }
        let event = Event {
            community: Some(community),
            kind: "role_revoked",
            subject_kind: "grant_role",
            subject: held.id,
            data: json!({ "person": held.person_id, "role": held.role, "grid": held.grid_id }),
        };
        record::event(tx, cx, event).await?;
        Ok(())
    }
}
