//! What others wrote about the words and photos of the person who leaves: it may quote them.

use crate::entity::event_text;
use crate::failure::Failure;
use crate::model::reports::reasons;
use crate::row::sql;
use crate::{Context, Tx};
use contract::PersonId;
use contract::media::PhotoStage;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

const ROWS_AT_ONCE: usize = 500;

/// Looks at who wrote what, so it comes before that is forgotten.
pub(super) async fn erase(tx: &Tx, cx: &Context, me: PersonId) -> Result<(), Failure> {
    empty_reasons(tx, me).await?;
    // Nothing is left for staff to decide. Photos that prove a repair stay, and so do their flags.
    let text = "UPDATE flag SET body = '', decided = COALESCE(decided, $2) WHERE subject_id IN (
            SELECT id FROM report WHERE author_id = $1
            UNION SELECT id FROM comment WHERE author_id = $1
            UNION SELECT id FROM media WHERE author_id = $1
                AND id NOT IN (SELECT media_id FROM report_photo WHERE stage = $3))";
    let values = [
        me.0.into(),
        cx.now.0.into(),
        PhotoStage::After.code().into(),
    ];
    tx.execute_raw(sql(tx.get_database_backend(), text, values))
        .await?;
    Ok(())
}

/// Why staff hid or showed something: on my reports all of it, elsewhere what is about my comments
/// and photos.
async fn empty_reasons(tx: &Tx, me: PersonId) -> Result<(), Failure> {
    let decisions = reasons::decisions(tx, me).await?;
    let events: Vec<Uuid> = decisions.iter().map(|decision| decision.event).collect();
    for chunk in events.chunks(ROWS_AT_ONCE) {
        event_text::Entity::update_many()
            .col_expr(event_text::Column::Body, Expr::value(""))
            .filter(event_text::Column::EventId.is_in(chunk.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
