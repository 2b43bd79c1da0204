//! `GET /communities/{slug}/reports`: newest first, any filter, a bounded number of rows looked at.
//!
//! Rows come in the order of an index that fits the strongest filter, some hundreds at a time; what
//! the index can not decide is decided here row by row. So a search never costs more than
//! [`SCAN_MAX`] rows, and a page that ends early says so and can be continued.

use super::cards::{self, Cards};
use super::cursor::Cursor;
use super::filter::Filter;
use crate::entity::{follow, me_too, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::words;
use contract::report::{ReportCard, ReportFilter, Scope, StatusFilter, Visibility};
use contract::{CommunityId, Page, Paging, Timestamp};
use rules::Actor;
use rules::sight::sight;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

/// Rows looked at for one page.
pub const SCAN_MAX: usize = 5_000;
/// Rows fetched at a time while looking; the first fetch is smaller because most lists need no more.
const CHUNK: usize = 500;

/// # Errors
/// A field code for a parameter that means nothing; `sign_in_required` for a scope without session.
pub async fn list(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    query: &ReportFilter,
    paging: &Paging,
    now: Timestamp,
) -> Result<Page<ReportCard>, Failure> {
    let filter = Filter::read(db, actor, community, query, paging, now).await?;
    let found = scan(db, actor, &filter).await?;
    let cards = Cards::load(db, &found.rows).await?;
    Ok(Page {
        items: found
            .rows
            .iter()
            .map(|row| cards.card(actor, row, now))
            .collect::<Result<_, _>>()?,
        next: found.next.map(Cursor::text),
        partial: found.partial,
    })
}

pub(crate) struct Found {
    pub rows: Vec<report::Model>,
    pub next: Option<Cursor>,
    pub partial: bool,
}

/// Up to `filter.limit` rows that match, newest first.
pub(crate) async fn scan(
    db: &impl ConnectionTrait,
    actor: &Actor,
    filter: &Filter,
) -> Result<Found, Failure> {
    scan_within(db, actor, filter, SCAN_MAX).await
}

async fn scan_within(
    db: &impl ConnectionTrait,
    actor: &Actor,
    filter: &Filter,
    scan_max: usize,
) -> Result<Found, Failure> {
    let mut rows: Vec<report::Model> = Vec::new();
    let (mut after, mut looked_at, mut chunk) = (filter.after, 0, filter.limit + 1);
    loop {
        chunk = chunk.min(scan_max - looked_at);
        let batch = driver(filter, after).limit(chunk as u64).all(db).await?;
        let ended = batch.len() < chunk;
        looked_at += batch.len();
        after = batch.last().map(of_row).or(after);
        rows.extend(kept(db, actor, filter, batch).await?);
        if rows.len() > filter.limit {
            rows.truncate(filter.limit);
            let next = rows.last().map(of_row);
            return Ok(Found {
                rows,
                next,
                partial: false,
            });
        }
        if ended || looked_at >= scan_max {
            return Ok(Found {
                rows,
                next: after.filter(|_| !ended),
                partial: !ended,
            });
        }
        chunk = CHUNK;
    }
}

fn of_row(row: &report::Model) -> Cursor {
    Cursor {
        time: row.created,
        id: row.id,
    }
}

/// The rows of one index in their order. Only conditions that keep this an index walk belong here.
fn driver(filter: &Filter, after: Option<Cursor>) -> Select<report::Entity> {
    use report::Column::{
        AuthorId, BuildingId, CategoryId, CommunityId, Created, Id, IsOpen, Reference,
        Visibility as Seen,
    };
    let mut select = report::Entity::find()
        .order_by_desc(Created)
        .order_by_desc(Id);
    let public = Seen.eq(Visibility::Public.code());
    // Whose list it is holds for a reference number as well.
    if let Some((scope, person)) = filter.scope {
        select = match scope {
            Scope::Mine | Scope::News => select
                .filter(AuthorId.eq(person.0))
                .filter(CommunityId.eq(filter.community)),
            Scope::Followed => select.filter(Id.in_subquery(of_person(follow::Entity, person.0))),
            Scope::Joined => select.filter(Id.in_subquery(of_person(me_too::Entity, person.0))),
        };
    }
    select = if let Some(reference) = &filter.reference {
        select
            .filter(CommunityId.eq(filter.community))
            .filter(Reference.eq(reference.as_str()))
    } else {
        match (filter.scope, filter.building, filter.categories.as_slice()) {
            (Some(_), ..) => select,
            (None, Some(building), _) => select.filter(BuildingId.eq(building)).filter(public),
            (None, None, [category]) => select
                .filter(CommunityId.eq(filter.community))
                .filter(CategoryId.eq(category.id))
                .filter(public),
            (None, None, _) => {
                let select = select
                    .filter(CommunityId.eq(filter.community))
                    .filter(public);
                match filter.status {
                    None => select,
                    Some(status) => select.filter(IsOpen.eq(is_open(status))),
                }
            }
        }
    };
    if let Some(ids) = &filter.only {
        select = select.filter(Id.is_in(ids.iter().copied()));
    }
    if let Some(since) = filter.since {
        select = select.filter(Created.gte(since));
    }
    if let Some(Cursor { time, id }) = after {
        let row = Expr::tuple([Expr::col(Created), Expr::col(Id)]);
        select = select.filter(row.lt(Expr::tuple([Expr::val(time), Expr::val(id)])));
    }
    select
}

fn is_open(status: StatusFilter) -> bool {
    match status {
        StatusFilter::Open => true,
        StatusFilter::Closed => false,
        StatusFilter::Exactly(status) => status.is_open(),
    }
}

/// Both tables name the columns alike: which reports this person follows, or has too.
fn of_person<E: EntityTrait>(table: E, person: Uuid) -> sea_orm::sea_query::SelectStatement {
    sea_orm::sea_query::Query::select()
        .column("report_id")
        .from(table)
        .and_where(Expr::col("person_id").eq(person))
        .to_owned()
}

/// What of a batch this reader may see and asked for.
async fn kept(
    db: &impl ConnectionTrait,
    actor: &Actor,
    filter: &Filter,
    batch: Vec<report::Model>,
) -> Result<Vec<report::Model>, Failure> {
    let mut kept = Vec::new();
    for row in batch.into_iter().filter(|row| filter.takes(row)) {
        let seen = sight(actor, &facts::facts(&row)?);
        if let Some(seen) = seen.filter(|seen| seen.is_found()) {
            kept.push((row, seen));
        }
    }
    let Some(wanted) = filter
        .words
        .as_deref()
        .filter(|_| filter.reference.is_none())
    else {
        return Ok(kept.into_iter().map(|(row, _)| row).collect());
    };
    let ids: Vec<Uuid> = kept.iter().map(|(row, _)| row.id).collect();
    let texts = cards::texts(db, &ids).await?;
    let mut matching = Vec::new();
    for (row, seen) in kept {
        // Search looks at what this reader may read: a masked number must not be findable either.
        let text = texts.get(&row.id).is_some_and(|text| {
            let shown = words::shown(&text.body, seen.words);
            shown.to_lowercase().contains(wanted)
        });
        if text {
            matching.push(row);
        }
    }
    Ok(matching)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::reports::SubmitReport;
    use crate::testing::village::{DAY_ONE, Village};
    use contract::IdempotencyKey;
    use std::collections::BTreeSet;

    crate::conformance! {
        async fn a_search_that_looks_at_too_much_stops_and_can_go_on(store: TestStore) {
            let village = Village::build(&store).await;
            for n in 0..30 {
                let text = if n % 10 == 0 { "找得到" } else { "别的" };
                let command = SubmitReport {
                    community: village.community,
                    key: IdempotencyKey(Uuid::now_v7()),
                    input: village.report(text),
                };
                let at = Timestamp(DAY_ONE.0 + n);
                store.execute(command, village.author.clone(), at).await.unwrap();
            }
            let (visitor, mut found, mut pages) = (Actor::anonymous(), BTreeSet::new(), 0);
            let query = ReportFilter { q: Some("找得到".into()), ..ReportFilter::default() };
            let mut paging = Paging::default();
            loop {
                let filter = Filter::read(store.reader(), &visitor, village.community, &query, &paging, DAY_ONE).await.unwrap();
                let page = scan_within(store.reader(), &visitor, &filter, 7).await.unwrap();
                found.extend(page.rows.iter().map(|row| row.id));
                pages += 1;
                assert_eq!(page.partial, page.next.is_some());
                paging.after = page.next.map(Cursor::text);
                if paging.after.is_none() {
                    break;
                }
            }
            assert_eq!((found.len(), pages), (3, 5));
        }
    }
}
