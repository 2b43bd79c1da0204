//! A worker's queue: the reports of her grids, or all of them for staff, by the promise that ends first.

mod due;

use crate::entity::{grant_role, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::photos::Shot;
use crate::queries::moderation;
use crate::queries::reports::Cursor;
use crate::queries::reports::cards::Cards;
use contract::work::{WorkCounts, WorkItem, WorkList, WorkQuery, WorkQueue};
use contract::{CommunityId, PersonId, Timestamp, limits};
use rules::policy::{self, Act, Facts};
use rules::{Actor, deadline};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

/// # Errors
/// Whom policy refuses; `after: invalid`.
pub async fn queue(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    query: &WorkQuery,
    now: Timestamp,
) -> Result<WorkQueue, Failure> {
    policy::may(actor, Act::ReadWork, &Facts::community(community)).map_err(Failure::refused)?;
    let list = query.list;
    let after = Cursor::parse(query.after.as_deref())?;
    let limit = limits::PAGE_DEFAULT as usize;
    let mut rows = page(actor, community, list, after)
        .limit(limit as u64 + 1)
        .all(db)
        .await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| of_row(list, row));
    let next = next.transpose()?;
    let cards = Cards::load(db, &rows).await?;
    let items = rows
        .iter()
        .map(|row| {
            Ok(WorkItem {
                report: cards.card(actor, row, now)?,
                text: cards.text(row, &facts::sight(actor, row)?),
                photos: cards.shots(row).iter().map(Shot::photo).collect(),
            })
        })
        .collect::<Result<_, Failure>>()?;
    Ok(WorkQueue {
        items,
        next: next.map(Cursor::text),
        counts: counts(db, actor, community, now).await?,
    })
}

/// Reports that wait for this worker to accept them, in whichever grids she walks.
///
/// # Errors
/// The database.
pub async fn waiting_for(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, Failure> {
    let walked = Query::select()
        .column(grant_role::Column::GridId)
        .from(grant_role::Entity)
        .and_where(grant_role::Column::PersonId.eq(person.0))
        .and_where(grant_role::Column::Revoked.is_null())
        .to_owned();
    let waiting = report::Entity::find()
        .filter(report::Column::GridId.in_subquery(walked))
        .filter(report::Column::IsOpen.eq(true))
        .filter(report::Column::AssigneeId.eq(person.0))
        .filter(due::to_accept());
    Ok(waiting.count(db).await?)
}

/// Whose reports these are to answer: those that [`rules::Actor::works_in`].
fn mine(actor: &Actor, community: CommunityId) -> Select<report::Entity> {
    let all = report::Entity::find().filter(report::Column::CommunityId.eq(community.0));
    if actor.is_staff(community) {
        return all;
    }
    let grids = actor.grids(community).into_iter().map(|grid| grid.0);
    all.filter(report::Column::GridId.is_in(grids))
}

fn page(
    actor: &Actor,
    community: CommunityId,
    list: WorkList,
    after: Option<Cursor>,
) -> Select<report::Entity> {
    let select = mine(actor, community);
    if list == WorkList::Done {
        let closed = Expr::col(report::Column::Closed);
        let select = select
            .filter(due::done())
            .order_by_desc(report::Column::Closed)
            .order_by_desc(report::Column::Id);
        return match after {
            Some(after) => select.filter(row(closed).lt(values(after))),
            None => select,
        };
    }
    let select = select
        .filter(report::Column::IsOpen.eq(true))
        .filter(of_status(list))
        .order_by_asc(due::due())
        .order_by_asc(report::Column::Id);
    match after {
        Some(after) => select.filter(row(due::due()).gt(values(after))),
        None => select,
    }
}

fn of_status(list: WorkList) -> Condition {
    match list {
        WorkList::ToAccept => Condition::all().add(due::to_accept()),
        WorkList::InProgress => Condition::all().add(due::to_finish()),
        WorkList::Open | WorkList::Done => Condition::all(),
    }
}

fn row(first: SimpleExpr) -> SimpleExpr {
    Expr::tuple([first, Expr::col(report::Column::Id)])
}

fn values(Cursor { time, id }: Cursor) -> SimpleExpr {
    Expr::tuple([Expr::val(time), Expr::val(id)])
}

fn of_row(list: WorkList, row: &report::Model) -> Result<Cursor, Failure> {
    let time = if list == WorkList::Done {
        row.closed.unwrap_or_default()
    } else {
        let due = deadline::due(facts::status(row)?, facts::deadlines(row));
        due.map_or(0, |due| due.0)
    };
    Ok(Cursor { time, id: row.id })
}

async fn counts(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    now: Timestamp,
) -> Result<WorkCounts, Failure> {
    let open = || mine(actor, community).filter(report::Column::IsOpen.eq(true));
    let count = async |select: Select<report::Entity>| -> Result<i64, Failure> {
        Ok(i64::try_from(select.count(db).await?).unwrap_or(i64::MAX))
    };
    let moderates = policy::may(actor, Act::Moderate, &Facts::community(community)).is_ok();
    Ok(WorkCounts {
        to_accept: count(open().filter(due::to_accept())).await?,
        in_progress: count(open().filter(due::to_finish())).await?,
        red: count(open().filter(due::is_red(now))).await?,
        flags: if moderates {
            moderation::open_flags(db, community).await?
        } else {
            0
        },
    })
}
