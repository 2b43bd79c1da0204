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
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// What staff see of a flagged text before they open it, characters.
const QUOTE_MAX: usize = 200;

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
    let mut select = flag::Entity::find()
        .filter(flag::Column::CommunityId.eq(community.0))
        .filter(flag::Column::Decided.is_null())
        .order_by_asc(flag::Column::At)
        .order_by_asc(flag::Column::Id)
        .limit(limit as u64 + 1);
    if let Some(Cursor { time, id }) = Cursor::parse(after)? {
        let row = Expr::tuple([Expr::col(flag::Column::At), Expr::col(flag::Column::Id)]);
        select = select.filter(row.gt(Expr::tuple([Expr::val(time), Expr::val(id)])));
    }
    let mut rows = select.all(db).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| {
        let (time, id) = (row.at, row.id);
        Cursor { time, id }.text()
    });
    let quotes = quotes(db, &rows).await?;
    let versions = versions(db, &rows).await?;
    let items = rows
        .into_iter()
        .map(|row| one(row, &quotes, &versions))
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

fn one(
    row: flag::Model,
    quotes: &HashMap<Uuid, String>,
    versions: &HashMap<Uuid, i64>,
) -> Result<Flag, Failure> {
    let version = versions.get(&row.report_id).copied();
    let subject = match row.subject_kind.as_str() {
        subject::COMMENT => Subject::Comment(CommentId(row.subject_id)),
        subject::PHOTO => Subject::Photo(MediaId(row.subject_id)),
        _ => Subject::Report(ReportId(row.subject_id)),
    };
    Ok(Flag {
        id: FlagId(row.id),
        subject,
        report: ReportId(row.report_id),
        version: version.ok_or_else(|| Failure::corrupt("flag without report"))?,
        reason: from_json("flag.reason", &row.reason)?,
        quote: quotes.get(&row.subject_id).cloned().unwrap_or_default(),
        text: row.body,
        at: Timestamp(row.at),
    })
}

/// The versions of the reports that the flags belong to.
async fn versions(
    db: &impl ConnectionTrait,
    rows: &[flag::Model],
) -> Result<HashMap<Uuid, i64>, Failure> {
    let found: Vec<(Uuid, i64)> = report::Entity::find()
        .select_only()
        .columns([report::Column::Id, report::Column::Version])
        .filter(report::Column::Id.is_in(rows.iter().map(|row| row.report_id)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}

/// The flagged words, by subject.
async fn quotes(
    db: &impl ConnectionTrait,
    rows: &[flag::Model],
) -> Result<HashMap<Uuid, String>, Failure> {
    let of_kind = |kind: &str| -> Vec<Uuid> {
        rows.iter()
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
