//! Proves that what is kept beside the facts agrees with them: counters, map counts, derived columns
//! and the chain of events.

use crate::commands::upkeep::seal::link;
use crate::entity::{event, map_count, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::projection::{map, reports_after};
use crate::row::sql;
use crate::{Command, Context, Tx};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;
use uuid::Uuid;

const EVENTS_AT_ONCE: u64 = 5000;

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `map_count`, `counters`, `derived`, `chain`.
    pub what: &'static str,
    /// Where; ids and numbers only.
    pub detail: String,
}

fn finding(what: &'static str, detail: impl Into<String>) -> Finding {
    Finding {
        what,
        detail: detail.into(),
    }
}

/// All that does not agree; empty is good.
///
/// # Errors
/// The database.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Vec<Finding>, Failure> {
    let mut findings = map_counts(db).await?;
    findings.extend(counters(db).await?);
    findings.extend(derived(db).await?);
    findings.extend(chain(db).await?);
    Ok(findings)
}

async fn map_counts(db: &impl ConnectionTrait) -> Result<Vec<Finding>, Failure> {
    let mut expected = map::recount(db).await?.0;
    let mut findings = Vec::new();
    for row in map_count::Entity::find().all(db).await? {
        let held = map::Sum {
            n: row.n,
            lat: row.sum_lat,
            lng: row.sum_lng,
        };
        let key = (
            row.community_id,
            row.level,
            row.category_code,
            row.y,
            row.x,
            row.is_open,
        );
        let right = expected.remove(&key).unwrap_or_default();
        if held != right {
            findings.push(finding(
                "map_count",
                format!("{key:?}: {held:?}, should be {right:?}"),
            ));
        }
    }
    let missing = expected
        .into_iter()
        .filter(|(_, sum)| *sum != map::Sum::default());
    findings.extend(
        missing.map(|(key, sum)| finding("map_count", format!("{key:?}: missing {sum:?}"))),
    );
    Ok(findings)
}

async fn counters(db: &impl ConnectionTrait) -> Result<Vec<Finding>, Failure> {
    let mut findings = Vec::new();
    for (column, table) in [
        ("me_too", "me_too"),
        ("followers", "follow"),
        ("comments", "comment"),
    ] {
        let text = format!(
            "SELECT r.id FROM report r
             WHERE r.{column} <> (SELECT COUNT(*) FROM {table} t WHERE t.report_id = r.id)"
        );
        for row in db
            .query_all_raw(sql(db.get_database_backend(), &text, []))
            .await?
        {
            let id: Uuid = row.try_get_by_index(0)?;
            findings.push(finding("counters", format!("report {id}: {column}")));
        }
    }
    Ok(findings)
}

/// Columns that follow from others and exist for the indexes.
async fn derived(db: &impl ConnectionTrait) -> Result<Vec<Finding>, Failure> {
    let mut findings = Vec::new();
    let mut last: Option<Uuid> = None;
    loop {
        let rows = reports_after(db, last).await?;
        for row in &rows {
            let (is_open, cell) = columns(row)?;
            if is_open != row.is_open {
                findings.push(finding("derived", format!("report {}: is_open", row.id)));
            }
            if cell != row.cell {
                findings.push(finding("derived", format!("report {}: cell", row.id)));
            }
        }
        match rows.last() {
            Some(row) => last = Some(row.id),
            None => return Ok(findings),
        }
    }
}

/// What `is_open` and `cell` should be.
fn columns(row: &report::Model) -> Result<(bool, i64), Failure> {
    let cell = rules::geo::cell(facts::position(row));
    Ok((facts::status(row)?.is_open(), cell))
}

async fn mend_derived(tx: &Tx) -> Result<(), Failure> {
    let mut last: Option<Uuid> = None;
    loop {
        let rows = reports_after(tx, last).await?;
        let Some(end) = rows.last().map(|row| row.id) else {
            return Ok(());
        };
        last = Some(end);
        for row in rows {
            let (is_open, cell) = columns(&row)?;
            if (is_open, cell) != (row.is_open, row.cell) {
                let right = report::ActiveModel {
                    id: Set(row.id),
                    is_open: Set(is_open),
                    cell: Set(cell),
                    ..Default::default()
                };
                right.update_without_returning(tx).await?;
            }
        }
    }
}

/// Stops at the first break: everything after it follows from it.
async fn chain(db: &impl ConnectionTrait) -> Result<Vec<Finding>, Failure> {
    let (mut seq, mut hash) = (0, Vec::new());
    loop {
        let rows = event::Entity::find()
            .filter(event::Column::Seq.gt(seq))
            .order_by_asc(event::Column::Seq)
            .limit(EVENTS_AT_ONCE)
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        for row in &rows {
            seq += 1;
            hash = link(&hash, seq, row);
            if row.seq != Some(seq) || row.hash.as_ref() != Some(&hash) {
                return Ok(vec![finding(
                    "chain",
                    format!("event {seq} is missing or was changed"),
                )]);
            }
        }
    }
}

/// Recreates every projection, counter and derived column from the facts.
pub struct Rebuild;

impl Command for Rebuild {
    type Outcome = ();
    const NAME: &'static str = "rebuild";

    async fn run(&self, tx: &Tx, _: &Context) -> Result<(), Failure> {
        let backend = tx.get_database_backend();
        tx.execute_raw(sql(
            backend,
            "UPDATE report SET
                me_too = (SELECT COUNT(*) FROM me_too t WHERE t.report_id = report.id),
                followers = (SELECT COUNT(*) FROM follow t WHERE t.report_id = report.id),
                comments = (SELECT COUNT(*) FROM comment t WHERE t.report_id = report.id)",
            [],
        ))
        .await?;
        // The map counts what is open.
        mend_derived(tx).await?;
        map::rebuild(tx).await
    }
}

/// Rows of each table that matters, for a look before and after a restore.
///
/// # Errors
/// The database.
pub async fn row_counts(db: &impl ConnectionTrait) -> Result<BTreeMap<&'static str, i64>, Failure> {
    let mut counts = BTreeMap::new();
    for table in [
        "community",
        "person",
        "report",
        "comment",
        "media",
        "event",
        "job",
    ] {
        let text = format!("SELECT COUNT(*) FROM {table}");
        let row = db
            .query_one_raw(sql(db.get_database_backend(), &text, []))
            .await?;
        let count = match row {
            Some(row) => row.try_get_by_index(0)?,
            None => 0,
        };
        counts.insert(table, count);
    }
    Ok(counts)
}
