//! Open flags for staff.

use crate::commands::moderation::subject;
use crate::entity::{comment, flag, report, report_text};
use crate::failure::Failure;
use crate::queries::reports::{Cursor, words};
use crate::row::from_json;
use contract::report::Subject;
use contract::work::Flag;
use contract::{CommentId, CommunityId, FlagId, MediaId, Page, ReportId, Timestamp, limits};
use rules::Actor;
use rules::policy::{self, Act, Facts};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What staff see of a flagged text before they open it, characters.
const QUOTE_MAX: usize = 200;

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    flag: flag::Model,
    /// Of its report.
    version: i64,
}

/// Oldest first: who waits longest comes first.
///
/// # Errors
/// Whom policy refuses, or `after: invalid`.
pub async fn flags(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    after: Option<&str>,
) -> Result<Page<Flag>, Failure> {
    policy::may(actor, Act::Moderate, &Facts::community(community)).map_err(Failure::refused)?;
    let limit = limits::PAGE_DEFAULT as usize;
    // The versions come with the flags and before the words: what changes in between is refused as stale.
    // The other way round somebody would decide about words that she has not read.
    let mut select = flag::Entity::find()
        .join(
            JoinType::InnerJoin,
            flag::Entity::belongs_to(report::Entity)
                .from(flag::Column::ReportId)
                .to(report::Column::Id)
                .into(),
        )
        .column(report::Column::Version)
        .filter(flag::Column::CommunityId.eq(community.0))
        .filter(flag::Column::Decided.is_null())
        .order_by_asc(flag::Column::At)
        .order_by_asc(flag::Column::Id)
        .limit(limit as u64 + 1);
    if let Some(Cursor { time, id }) = Cursor::parse(after)? {
        let row = Expr::tuple([
            Expr::col((flag::Entity, flag::Column::At)),
            Expr::col((flag::Entity, flag::Column::Id)),
        ]);
        select = select.filter(row.gt(Expr::tuple([Expr::val(time), Expr::val(id)])));
    }
    let mut rows = select.into_model::<Row>().all(db).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| {
        let (time, id) = (row.flag.at, row.flag.id);
        Cursor { time, id }.text()
    });
    let quotes = quotes(db, &rows).await?;
    let items = rows
        .into_iter()
        .map(|row| one(row, &quotes))
        .collect::<Result<_, _>>()?;
    Ok(Page {
        items,
        next,
        partial: false,
    })
}

/// How many flags wait.
///
/// # Errors
/// The database.
pub(crate) async fn open_flags(
    db: &impl ConnectionTrait,
    community: CommunityId,
) -> Result<i64, Failure> {
    use sea_orm::PaginatorTrait;
    let count = flag::Entity::find()
        .filter(flag::Column::CommunityId.eq(community.0))
        .filter(flag::Column::Decided.is_null())
        .count(db)
        .await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

fn one(Row { flag: row, version }: Row, quotes: &HashMap<Uuid, String>) -> Result<Flag, Failure> {
    let subject = match row.subject_kind.as_str() {
        subject::COMMENT => Subject::Comment(CommentId(row.subject_id)),
        subject::PHOTO => Subject::Photo(MediaId(row.subject_id)),
        subject::REPORT => Subject::Report(ReportId(row.subject_id)),
        _ => return Err(Failure::corrupt("flag.subject_kind")),
    };
    Ok(Flag {
        id: FlagId(row.id),
        subject,
        report: ReportId(row.report_id),
        version,
        reason: from_json("flag.reason", &row.reason)?,
        quote: quotes.get(&row.subject_id).cloned().unwrap_or_default(),
        text: row.body,
        at: Timestamp(row.at),
    })
}

/// The flagged words, by subject.
async fn quotes(db: &impl ConnectionTrait, rows: &[Row]) -> Result<HashMap<Uuid, String>, Failure> {
    let of_kind = |kind: &str| -> Vec<Uuid> {
        rows.iter()
            .map(|row| &row.flag)
            .filter(|row| row.subject_kind == kind)
            .map(|row| row.subject_id)
            .collect()
    };
    let texts = report_text::Entity::find()
        .filter(report_text::Column::ReportId.is_in(of_kind(subject::REPORT)))
        .all(db)
        .await?;
    let comments = comment::Entity::find()
        .filter(comment::Column::Id.is_in(of_kind(subject::COMMENT)))
        .all(db)
        .await?;
    let texts = texts.into_iter().map(|row| (row.report_id, row.body));
    let comments = comments.into_iter().map(|row| (row.id, row.body));
    Ok(texts
        .chain(comments)
        .map(|(id, body)| (id, words::cut(&body, QUOTE_MAX)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_version_writes_is_not_taken_for_a_reports_words() {
        let row = |kind: &str| Row {
            flag: flag::Model {
                id: Uuid::nil(),
                community_id: Uuid::nil(),
                report_id: Uuid::nil(),
                subject_kind: kind.to_owned(),
                subject_id: Uuid::nil(),
                person_id: None,
                reason: "\"privacy\"".to_owned(),
                body: String::new(),
                at: 0,
                decided: None,
                decided_version: None,
            },
            version: 1,
        };
        for kind in [subject::REPORT, subject::COMMENT, subject::PHOTO] {
            assert!(one(row(kind), &HashMap::new()).is_ok(), "{kind}");
        }
        let unknown = one(row("poll"), &HashMap::new()).unwrap_err();
        assert_eq!(unknown.code(), contract::Code::Internal);
    }
}
