//! Open flags for staff.

use crate::entity::{comment, event, event_text, flag, media, report, report_text};
use crate::failure::Failure;
use crate::model::reports::words;
use crate::queries::reports::Cursor;
use contract::report::{FlagReason, Subject, SubjectKind};
use contract::work::Flag;
use contract::{CommunityId, FlagId, Page, PersonId, ReportId, Timestamp, limits};
use rules::Actor;
use rules::policy::{self, Act, Facts};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What staff see of a flagged text before they open it, characters.
const QUOTE_MAX: usize = 200;

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    flag: flag::Model,
    /// Of its subject.
    version: i64,
    /// Who wrote or photographed its subject.
    owner: Option<Uuid>,
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
    let mut select = with_versions(flag::Entity::find())
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
        .map(|row| one(actor, row, &quotes))
        .collect::<Result<_, _>>()?;
    Ok(Page {
        items,
        next,
        partial: false,
    })
}

/// The version of whatever each flag is about, as `version`, and whose it is, as `owner`: of the one row
/// among all four tables. Who wrote a worker's words stands in their event.
fn with_versions(flags: Select<flag::Entity>) -> Select<flag::Entity> {
    use flag::Column::SubjectId;
    let of_report = flag::Entity::belongs_to(report::Entity)
        .from(SubjectId)
        .to(report::Column::Id);
    let of_comment = flag::Entity::belongs_to(comment::Entity)
        .from(SubjectId)
        .to(comment::Column::Id);
    let of_photo = flag::Entity::belongs_to(media::Entity)
        .from(SubjectId)
        .to(media::Column::Id);
    let of_answer = flag::Entity::belongs_to(event_text::Entity)
        .from(SubjectId)
        .to(event_text::Column::EventId);
    let of_event = flag::Entity::belongs_to(event::Entity)
        .from(SubjectId)
        .to(event::Column::Id);
    let version = Func::coalesce([
        Expr::col((report::Entity, report::Column::StaffVersion)),
        Expr::col((comment::Entity, comment::Column::StaffVersion)),
        Expr::col((media::Entity, media::Column::StaffVersion)),
        Expr::col((event_text::Entity, event_text::Column::StaffVersion)),
        // What has gone: nobody decides about it any more.
        Expr::val(0_i64),
    ]);
    let owner = Func::coalesce([
        Expr::col((report::Entity, report::Column::AuthorId)),
        Expr::col((comment::Entity, comment::Column::AuthorId)),
        Expr::col((media::Entity, media::Column::AuthorId)),
        Expr::col((event::Entity, event::Column::ActorId)),
    ]);
    flags
        .join(JoinType::LeftJoin, of_report.into())
        .join(JoinType::LeftJoin, of_comment.into())
        .join(JoinType::LeftJoin, of_photo.into())
        .join(JoinType::LeftJoin, of_answer.into())
        .join(JoinType::LeftJoin, of_event.into())
        .column_as(Expr::from(version), "version")
        .column_as(Expr::from(owner), "owner")
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

fn one(actor: &Actor, row: Row, quotes: &HashMap<Uuid, String>) -> Result<Flag, Failure> {
    let facts = Facts {
        owner: row.owner.map(PersonId),
        ..Facts::community(CommunityId(row.flag.community_id))
    };
    let (version, row) = (row.version, row.flag);
    let kind = SubjectKind::from_code(&row.subject_kind)
        .ok_or_else(|| Failure::corrupt("flag.subject_kind"))?;
    Ok(Flag {
        id: FlagId(row.id),
        subject: Subject::of(kind, row.subject_id),
        report: ReportId(row.report_id),
        version,
        reason: FlagReason::from_code(&row.reason).unwrap_or(FlagReason::Other),
        quote: quotes.get(&row.subject_id).cloned().unwrap_or_default(),
        text: row.body,
        at: Timestamp(row.at),
        cannot: policy::may(actor, Act::Moderate, &facts).err(),
    })
}

/// The flagged words, by subject.
async fn quotes(db: &impl ConnectionTrait, rows: &[Row]) -> Result<HashMap<Uuid, String>, Failure> {
    let of_kind = |kind: SubjectKind| -> Vec<Uuid> {
        rows.iter()
            .map(|row| &row.flag)
            .filter(|row| row.subject_kind == kind.code())
            .map(|row| row.subject_id)
            .collect()
    };
    let texts = report_text::Entity::find()
        .filter(report_text::Column::ReportId.is_in(of_kind(SubjectKind::Report)))
        .all(db)
        .await?;
    let comments = comment::Entity::find()
        .filter(comment::Column::Id.is_in(of_kind(SubjectKind::Comment)))
        .all(db)
        .await?;
    let answers = event_text::Entity::find()
        .filter(event_text::Column::EventId.is_in(of_kind(SubjectKind::Answer)))
        .all(db)
        .await?;
    let texts = texts.into_iter().map(|row| (row.report_id, row.body));
    let comments = comments.into_iter().map(|row| (row.id, row.body));
    let answers = answers.into_iter().map(|row| (row.event_id, row.body));
    Ok(texts
        .chain(comments)
        .chain(answers)
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
                reason: "privacy".to_owned(),
                body: String::new(),
                at: 0,
                decided: None,
                decided_version: None,
            },
            version: 1,
            owner: None,
        };
        let actor = Actor::anonymous();
        for kind in SubjectKind::ALL {
            assert!(
                one(&actor, row(kind.code()), &HashMap::new()).is_ok(),
                "{kind:?}"
            );
        }
        let unknown = one(&actor, row("poll"), &HashMap::new()).unwrap_err();
        assert_eq!(unknown.code(), contract::Code::Internal);
    }
}
