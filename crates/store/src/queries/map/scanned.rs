//! The views that need a look at the reports themselves.

use super::{PINS_MAX, pins};
use crate::entity::report;
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::queries::reports::filter::Filter;
use crate::queries::reports::list::{SCAN_MAX, scan};
use contract::Timestamp;
use contract::map::{Cluster, MapView};
use contract::place::{Bounds, Position};
use rules::Actor;
use rules::geo::Tile;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

pub(super) async fn view(
    db: &impl ConnectionTrait,
    actor: &Actor,
    filter: Filter,
    bounds: &Bounds,
    level: u8,
    now: Timestamp,
) -> Result<MapView, Failure> {
    let filter = Filter {
        bounds: Some(*bounds),
        limit: SCAN_MAX,
        ..filter
    };
    let found = scan(db, actor, &filter).await?;
    let partial = found.partial || found.next.is_some();
    let total = i64::try_from(found.rows.len()).unwrap_or(i64::MAX);
    if total <= PINS_MAX {
        let pins = pins::of_rows(db, &found.rows, now).await?;
        return Ok(MapView {
            clusters: Vec::new(),
            pins,
            total,
            partial,
        });
    }
    let mut cells: BTreeMap<Tile, Vec<report::Model>> = BTreeMap::new();
    for row in found.rows {
        cells
            .entry(Tile::at(facts::position(&row), level))
            .or_default()
            .push(row);
    }
    // A circle with a 1 would say less than the report itself does.
    let (alone, together): (Vec<_>, Vec<_>) =
        cells.into_iter().partition(|(_, rows)| rows.len() == 1);
    let alone: Vec<_> = alone.into_iter().flat_map(|(_, rows)| rows).collect();
    Ok(MapView {
        clusters: together
            .iter()
            .map(|(tile, rows)| cluster(*tile, rows))
            .collect(),
        pins: pins::of_rows(db, &alone, now).await?,
        total,
        partial,
    })
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
fn cluster(tile: Tile, rows: &[report::Model]) -> Cluster {
    let mean = |of: fn(&report::Model) -> f64| rows.iter().map(of).sum::<f64>() / rows.len() as f64;
    Cluster {
        position: Position {
            lat: mean(|row| row.lat),
            lng: mean(|row| row.lng),
        },
        count: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        open: i64::try_from(rows.iter().filter(|row| row.is_open).count()).unwrap_or(i64::MAX),
        bounds: tile.bounds(),
    }
}
