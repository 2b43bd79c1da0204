//! Ends the session of another device of mine.

use super::oneself;
use crate::entity::session;
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use contract::SessionId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub struct RevokeDevice {
    pub session: SessionId,
}

impl Command for RevokeDevice {
    type Outcome = ();
    const NAME: &'static str = "revoke_device";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        oneself(cx)?;
        if end_session(tx, cx, self.session, "device_revoked").await? {
            Ok(())
        } else {
            Err(Failure::not_found())
        }
    }
}

/// `false`: there is no such running session of the person who acts.
pub(super) async fn end_session(
    tx: &Tx,
    cx: &Context,
    id: SessionId,
    kind: &str,
) -> Result<bool, Failure> {
    let person = cx.person()?;
    let ended = session::Entity::update_many()
        .col_expr(session::Column::Revoked, Expr::value(cx.now.0))
        .filter(session::Column::Id.eq(id.0))
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::Revoked.is_null())
        .exec(tx)
        .await?;
    if ended.rows_affected == 0 {
        return Ok(false);
    }
    let event = Event {
        community: None,
        kind,
        subject_kind: "session",
        subject: id.0,
        data: json!({}),
    };
    record::event(tx, cx, event).await?;
    Ok(true)
}
