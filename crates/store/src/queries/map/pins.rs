//! Single reports on the map.

use super::counted::Selection;
use crate::entity::{category, report};
use crate::failure::Failure;
use crate::model::reports::{facts, words};
use crate::queries::reports::cards;
use crate::row::from_json;
use contract::map::Pin;
use contract::place::Bounds;
use contract::report::Visibility;
use contract::{CategoryId, CommunityId, LocalText, ReportId, Timestamp};
use rules::geo::Tile;
use rules::{deadline, sight};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
    Value,
};
use std::collections::HashMap;
use std::fmt::Write;
use uuid::Uuid;

/// The accessible name of a pin.
const LABEL_MAX: usize = 40;
/// More rows than a view can show are never fetched, whatever the counts said.
const ROWS_MAX: u32 = 1_000;

/// Public reports in these cells and inside the bounds, newest first.
pub(super) async fn in_cells(
    db: &impl ConnectionTrait,
    community: CommunityId,
    selection: &Selection,
    bounds: &Bounds,
    tiles: Vec<Tile>,
    now: Timestamp,
) -> Result<Vec<Pin>, Failure> {
    let mut rows = Vec::new();
    if !tiles.is_empty() {
        for open in selection.open {
            let statement = statement(db, community, selection, *open, &tiles);
            rows.extend(
                report::Entity::find()
                    .from_raw_sql(statement)
                    .all(db)
                    .await?,
            );
        }
    }
    rows.retain(|row| bounds.contains(&facts::position(row)));
    rows.sort_by_key(|row| std::cmp::Reverse((row.created, row.id)));
    of_rows(db, &rows, now).await
}

/// What [`facts::on_map`] lets through, one walk of the index per cell. `CROSS JOIN` keeps SQLite from beginning at the reports.
fn statement(
    db: &impl ConnectionTrait,
    community: CommunityId,
    selection: &Selection,
    open: bool,
    tiles: &[Tile],
) -> Statement {
    let mut text = String::from("WITH cells (lo, hi) AS (VALUES ");
    for (n, tile) in tiles.iter().enumerate() {
        let (comma, cells) = (if n == 0 { "" } else { ", " }, tile.cells());
        // Writing into a String can not fail. The numbers are ours, so they need no parameters.
        let _ = write!(text, "{comma}({}, {})", cells.start(), cells.end());
    }
    let mut values: Vec<Value> = vec![community.0.into(), open.into()];
    let category = match &selection.category {
        Some(category) => {
            values.push(category.id.into());
            "AND report.category_id = $3"
        }
        None => "",
    };
    let public = Visibility::Public.code();
    let statuses: Vec<&str> = facts::codes_of(sight::can_be_public).collect();
    let statuses = statuses.join("', '");
    let _ = write!(
        text,
        ") SELECT report.* FROM cells CROSS JOIN report
         WHERE report.community_id = $1 AND report.visibility = '{public}' AND report.is_open = $2
           {category} AND report.cell BETWEEN cells.lo AND cells.hi
           AND report.hidden IS NULL AND report.status IN ('{statuses}')
         LIMIT {ROWS_MAX}"
    );
    Statement::from_sql_and_values(db.get_database_backend(), text, values)
}

/// With masked words for everybody: nobody needs more to find a pin.
pub(super) async fn of_rows(
    db: &impl ConnectionTrait,
    rows: &[report::Model],
    now: Timestamp,
) -> Result<Vec<Pin>, Failure> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let texts = cards::texts(db, &ids).await?;
    let names = names(db, rows).await?;
    rows.iter()
        .map(|row| {
            let status = facts::status(row)?;
            let body = texts.get(&row.id).map_or("", |text| text.body.as_str());
            let shown = words::excerpt(&words::shown(body, sight::in_public(row.hidden.is_some())));
            let name = row.category_id.and_then(|id| names.get(&id)).cloned();
            let label = if shown.is_empty() {
                name.unwrap_or_default()
            } else {
                shown
            };
            Ok(Pin {
                id: ReportId(row.id),
                position: facts::position(row),
                status,
                lamp: deadline::lamp(status, Timestamp(row.created), facts::deadlines(row), now),
                category: row.category_id.map(CategoryId),
                label: words::cut(&label, LABEL_MAX),
            })
        })
        .collect()
}

/// Names of the categories, for reports without words.
async fn names(
    db: &impl ConnectionTrait,
    rows: &[report::Model],
) -> Result<HashMap<Uuid, String>, Failure> {
    let Some(first) = rows.first() else {
        return Ok(HashMap::new());
    };
    let found: Vec<(Uuid, String)> = category::Entity::find()
        .select_only()
        .columns([category::Column::Id, category::Column::Name])
        .filter(category::Column::CommunityId.eq(first.community_id))
        .order_by_asc(category::Column::Sort)
        .into_tuple()
        .all(db)
        .await?;
    found
        .into_iter()
        .map(|(id, name)| Ok((id, from_json::<LocalText>("category.name", &name)?.zh_hans)))
        .collect()
}
