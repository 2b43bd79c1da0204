//! What staff decided about the words and photos of one person: she may read it, and it goes with her.

use super::kinds::{Kind, MODERATION, answers};
use super::recorded::Decided;
use crate::entity::{comment, event, media, report, report_photo};
use crate::failure::Failure;
use crate::model::identity::ever_had_role;
use crate::row::from_json;
use contract::report::SubjectKind;
use contract::{PersonId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashSet;
use uuid::Uuid;

/// One decision; its reason lies in the words of its event.
pub struct Decision {
    pub event: Uuid,
    pub at: Timestamp,
    /// As it stands in the record.
    pub kind: String,
    pub report: Uuid,
    pub subject_kind: SubjectKind,
    pub subject: Uuid,
    /// Whether the subject is hers; else it is another's words on her report.
    pub about_hers: bool,
}

/// All that was decided about her comments, photos and words as a worker, and whatever was on her own
/// reports; the oldest first.
///
/// # Errors
/// The database.
pub async fn decisions(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Decision>, Failure> {
    let own = ids(db, &mine(report::Entity, report::Column::Id, person)).await?;
    let mut hers = ids(db, &mine(comment::Entity, comment::Column::Id, person)).await?;
    hers.extend(ids(db, &mine(media::Entity, media::Column::Id, person)).await?);
    let worked = ever_had_role(db, person).await?;
    if worked {
        hers.extend(ids(db, &answered(event::Column::Id, person)).await?);
    }
    hers.extend(&own);
    let acts: Vec<(Uuid, i64, String, Uuid, String)> = event::Entity::find()
        .select_only()
        .columns([
            event::Column::Id,
            event::Column::At,
            event::Column::Kind,
            event::Column::SubjectId,
            event::Column::Data,
        ])
        .filter(event::Column::Kind.is_in(MODERATION.map(Kind::code)))
        .filter(where_hers_may_be(person, worked))
        .order_by_asc(event::Column::At)
        .order_by_asc(event::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut decisions = Vec::new();
    for (event, at, kind, report, data) in acts {
        let about: Decided = from_json("event.data", &data)?;
        let about_hers = hers.contains(&about.subject);
        if about_hers || own.contains(&report) {
            decisions.push(Decision {
                event,
                at: Timestamp(at),
                kind,
                report,
                subject_kind: about.kind,
                subject: about.subject,
                about_hers,
            });
        }
    }
    Ok(decisions)
}

/// Events of the reports that she wrote, commented on, answered or has a photo in.
fn where_hers_may_be(person: PersonId, worked: bool) -> Condition {
    let photos = Query::select()
        .column(report_photo::Column::ReportId)
        .from(report_photo::Entity)
        .and_where(Expr::col(report_photo::Column::MediaId).in_subquery(mine(
            media::Entity,
            media::Column::Id,
            person,
        )))
        .to_owned();
    let reports = mine(report::Entity, report::Column::Id, person);
    let commented = mine(comment::Entity, comment::Column::ReportId, person);
    let hers = Condition::any()
        .add(event::Column::SubjectId.in_subquery(reports))
        .add(event::Column::SubjectId.in_subquery(commented))
        .add(event::Column::SubjectId.in_subquery(photos));
    if worked {
        let answered = answered(event::Column::SubjectId, person);
        hers.add(event::Column::SubjectId.in_subquery(answered))
    } else {
        hers
    }
}

/// A column of the rows that this person wrote; all such tables call the writer `author_id`.
fn mine<E: EntityTrait>(table: E, column: impl ColumnTrait, person: PersonId) -> SelectStatement {
    Query::select()
        .column(column)
        .from(table)
        .and_where(Expr::col("author_id").eq(person.0))
        .to_owned()
}

/// A column of what this person said about reports as a worker: a look through all events, which whoever
/// never held a role is spared.
fn answered(column: event::Column, person: PersonId) -> SelectStatement {
    Query::select()
        .column(column)
        .from(event::Entity)
        .and_where(event::Column::ActorId.eq(person.0))
        .and_where(event::Column::Kind.is_in(answers().map(Kind::code)))
        .to_owned()
}

async fn ids(
    db: &impl ConnectionTrait,
    select: &SelectStatement,
) -> Result<HashSet<Uuid>, Failure> {
    let rows = db.query_all(select).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}
