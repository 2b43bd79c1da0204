//! What others wrote about the words and photos of the person who leaves: it may quote them.

use crate::commands::reports::kinds::{Kind, MODERATION};
use crate::entity::{comment, event, event_text, media, report, report_photo};
use crate::failure::Failure;
use crate::queries::reports::photos::AFTER;
use crate::row::{from_json, sql};
use crate::{Context, Tx};
use contract::PersonId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Deserialize;
use std::collections::HashSet;
use uuid::Uuid;

const ROWS_AT_ONCE: usize = 500;

/// What a moderation event was about.
#[derive(Deserialize)]
struct About {
    subject: Uuid,
}

/// Looks at who wrote what, so it comes before that is forgotten.
pub(super) async fn erase(tx: &Tx, cx: &Context, me: PersonId) -> Result<(), Failure> {
    empty_reasons(tx, me).await?;
    // Nothing is left for staff to decide. Photos that prove a repair stay, and so do their flags.
    let text = format!(
        "UPDATE flag SET body = '', decided = COALESCE(decided, $2) WHERE subject_id IN (
            SELECT id FROM report WHERE author_id = $1
            UNION SELECT id FROM comment WHERE author_id = $1
            UNION SELECT id FROM media WHERE author_id = $1
                AND id NOT IN (SELECT media_id FROM report_photo WHERE stage = '{AFTER}'))"
    );
    let values = [me.0.into(), cx.now.0.into()];
    tx.execute_raw(sql(tx.get_database_backend(), &text, values))
        .await?;
    Ok(())
}

/// Why staff hid or showed something: on my reports all of it, elsewhere what is about my comments
/// and photos.
async fn empty_reasons(tx: &Tx, me: PersonId) -> Result<(), Failure> {
    let own: HashSet<Uuid> = ids(tx, &mine(report::Entity, report::Column::Id, me)).await?;
    let mut things = ids(tx, &mine(comment::Entity, comment::Column::Id, me)).await?;
    things.extend(ids(tx, &mine(media::Entity, media::Column::Id, me)).await?);
    let photos = Query::select()
        .column(report_photo::Column::ReportId)
        .from(report_photo::Entity)
        .and_where(Expr::col(report_photo::Column::MediaId).in_subquery(mine(
            media::Entity,
            media::Column::Id,
            me,
        )))
        .to_owned();
    let commented = mine(comment::Entity, comment::Column::ReportId, me);
    let anywhere = Condition::any()
        .add(event::Column::SubjectId.in_subquery(mine(report::Entity, report::Column::Id, me)))
        .add(event::Column::SubjectId.in_subquery(commented))
        .add(event::Column::SubjectId.in_subquery(photos));
    let acts: Vec<(Uuid, Uuid, String)> = event::Entity::find()
        .select_only()
        .columns([
            event::Column::Id,
            event::Column::SubjectId,
            event::Column::Data,
        ])
        .filter(event::Column::Kind.is_in(MODERATION.map(Kind::code)))
        .filter(anywhere)
        .into_tuple()
        .all(tx)
        .await?;
    let mut about_me = Vec::new();
    for (id, report, data) in acts {
        let about: About = from_json("event.data", &data)?;
        if own.contains(&report) || things.contains(&about.subject) {
            about_me.push(id);
        }
    }
    for chunk in about_me.chunks(ROWS_AT_ONCE) {
        event_text::Entity::update_many()
            .col_expr(event_text::Column::Body, Expr::value(""))
            .filter(event_text::Column::EventId.is_in(chunk.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// A column of the rows that this person wrote; all such tables call the writer `author_id`.
fn mine<E: EntityTrait>(table: E, column: impl ColumnTrait, me: PersonId) -> SelectStatement {
    Query::select()
        .column(column)
        .from(table)
        .and_where(Expr::col("author_id").eq(me.0))
        .to_owned()
}

async fn ids(tx: &Tx, select: &SelectStatement) -> Result<HashSet<Uuid>, Failure> {
    let rows = tx.query_all(select).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}
