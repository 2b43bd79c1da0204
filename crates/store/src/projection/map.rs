//! Public reports per map cell, so that a viewport costs the same however many reports there are.

use super::reports_after;
use crate::Tx;
use crate::bulk::insert_or;
use crate::entity::{category, map_count, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::row::sql;
use contract::place::Position;
use rules::geo::Tile;
use rules::sight;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QuerySelect};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The tile levels that are counted; a view uses the finest that stays small.
pub const LEVELS: [u8; 6] = [10, 12, 14, 16, 18, 20];

/// Counts of every category together.
pub const ALL_CATEGORIES: &str = "";

/// A report as the map counts it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub community: Uuid,
    /// `None` until somebody has sorted it.
    pub category_code: Option<String>,
    pub position: Position,
    pub is_open: bool,
}

/// `None` for a report that is not [`sight::is_on_map`].
///
/// # Errors
/// A row that can not be read.
pub fn seen(report: &report::Model, category_code: Option<&str>) -> Result<Option<Seen>, Failure> {
    let shown = sight::is_on_map(&facts::facts(report)?);
    Ok(shown.then(|| Seen {
        community: report.community_id,
        category_code: category_code.map(str::to_owned),
        position: facts::position(report),
        is_open: report.is_open,
    }))
}

type Key = (Uuid, i32, String, i64, i64, bool);

/// What to add to one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub n: i64,
    pub lat: i64,
    pub lng: i64,
}

/// Changes to many rows. Sorted by key: two commands then lock rows in the same order.
#[derive(Debug, Default)]
pub(crate) struct Sums(pub BTreeMap<Key, Sum>);

impl Sums {
    pub(crate) fn add(&mut self, seen: &Seen, times: i64) {
        let categories = [Some(ALL_CATEGORIES), seen.category_code.as_deref()];
        let (lat, lng) = (micro(seen.position.lat), micro(seen.position.lng));
        for level in LEVELS {
            let tile = Tile::at(seen.position, level);
            for category in categories.into_iter().flatten() {
                let (y, x) = (i64::from(tile.y), i64::from(tile.x));
                let key = (
                    seen.community,
                    i32::from(level),
                    category.to_owned(),
                    y,
                    x,
                    seen.is_open,
                );
                let sum = self.0.entry(key).or_default();
                sum.n += times;
                sum.lat += times * lat;
                sum.lng += times * lng;
            }
        }
    }
}

/// Millionths of a degree: sums of them are exact, so a rebuild gives the same numbers.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a degree is at most 180, its millionths fit"
)]
fn micro(degrees: f64) -> i64 {
    (degrees * 1e6).round() as i64
}

/// Keeps the counts when a report was made, changed or hidden: what the map saw before, and what it
/// sees now.
///
/// # Errors
/// The database.
pub async fn apply(tx: &Tx, before: Option<&Seen>, after: Option<&Seen>) -> Result<(), Failure> {
    if before == after {
        return Ok(());
    }
    let mut sums = Sums::default();
    if let Some(before) = before {
        sums.add(before, -1);
    }
    if let Some(after) = after {
        sums.add(after, 1);
    }
    write(tx, &sums).await
}

pub(crate) async fn write(tx: &Tx, sums: &Sums) -> Result<(), Failure> {
    use map_count::Column::{CategoryCode, CommunityId, IsOpen, Level, N, SumLat, SumLng, X, Y};
    let added = |column: map_count::Column| {
        let excluded = Expr::col((Alias::new("excluded"), column));
        (column, Expr::col((map_count::Entity, column)).add(excluded))
    };
    let add = OnConflict::columns([CommunityId, Level, CategoryCode, Y, X, IsOpen])
        .values([N, SumLat, SumLng].map(added))
        .to_owned();
    // Not as text with `$1`, `$2`, …: SQLite looks for the name of each among the names of all.
    let rows = sums.0.iter().filter(|(_, sum)| **sum != Sum::default());
    let rows = rows.map(|(key, sum)| row(key, *sum)).collect();
    insert_or(tx, rows, Some(&add)).await
}

fn row((community, level, category, y, x, is_open): &Key, sum: Sum) -> map_count::ActiveModel {
    let row = map_count::Model {
        community_id: *community,
        level: *level,
        category_code: category.clone(),
        y: *y,
        x: *x,
        is_open: *is_open,
        n: sum.n,
        sum_lat: sum.lat,
        sum_lng: sum.lng,
    };
    row.into_active_model().reset_all()
}

/// What the table should hold, counted afresh from the reports.
pub(crate) async fn recount(db: &impl ConnectionTrait) -> Result<Sums, Failure> {
    let codes: HashMap<Uuid, String> = category::Entity::find()
        .select_only()
        .columns([category::Column::Id, category::Column::Code])
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let mut sums = Sums::default();
    let mut last: Option<Uuid> = None;
    loop {
        let reports = reports_after(db, last).await?;
        for report in &reports {
            let code = report
                .category_id
                .and_then(|id| codes.get(&id))
                .map(String::as_str);
            if let Some(seen) = seen(report, code)? {
                sums.add(&seen, 1);
            }
        }
        match reports.last() {
            Some(report) => last = Some(report.id),
            None => return Ok(sums),
        }
    }
}

/// Throws the counts away and makes them again.
///
/// # Errors
/// The database.
pub async fn rebuild(tx: &Tx) -> Result<(), Failure> {
    let backend = tx.get_database_backend();
    tx.execute_raw(sql(backend, "DELETE FROM map_count", []))
        .await?;
    let sums = recount(tx).await?;
    write(tx, &sums).await
}
