//! Notes that a session is in use.

use super::oneself;
use crate::entity::session;
use crate::failure::Failure;
use crate::{Command, Context, Tx};
use contract::SessionId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Sent at most once a minute and session: see [`crate::Store::session`].
pub struct TouchSession {
    pub session: SessionId,
}

impl Command for TouchSession {
    type Outcome = ();
    const NAME: &'static str = "touch_session";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let person = oneself(cx)?;
        session::Entity::update_many()
            .col_expr(session::Column::LastSeen, Expr::value(cx.now.0))
            .filter(session::Column::Id.eq(self.session.0))
            .filter(session::Column::PersonId.eq(person.0))
            .filter(session::Column::LastSeen.lt(cx.now.0))
            .exec(tx)
            .await?;
        Ok(())
    }
}
