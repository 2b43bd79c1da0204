//! The views that the counts per cell answer.

use super::{PINS_MAX, openness, pins};
use crate::entity::map_count;
use crate::failure::Failure;
use crate::projection::map::{ALL_CATEGORIES, LEVELS};
use crate::queries::reports::filter::{Filter, KnownCategory};
use contract::map::{Cluster, MapView, Pin};
use contract::place::{Bounds, Position};
use contract::{CommunityId, Timestamp};
use rules::geo::{Tile, tile_span};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// A filter that the counts know.
pub(super) struct Selection {
    /// `is_open` of the reports that are shown.
    pub open: &'static [bool],
    pub category: Option<KnownCategory>,
}

impl Selection {
    /// `None` when the counts can not answer.
    pub fn of(filter: &Filter) -> Option<Self> {
        let open = openness(filter)?;
        // Whatever is added to the filter has to say here whether the counts know it.
        let Filter {
            community: _,
            status: _,
            categories,
            grid: None,
            building: None,
            scope: None,
            only: None,
            since: None,
            bounds: _,
            words: None,
            reference: None,
            after: _,
            limit: _,
        } = filter
        else {
            return None;
        };
        let category = match categories.as_slice() {
            [] => None,
            [category] => Some(category.clone()),
            _ => return None,
        };
        Some(Self { open, category })
    }

    fn code(&self) -> &str {
        self.category
            .as_ref()
            .map_or(ALL_CATEGORIES, |category| &category.code)
    }
}

#[derive(Default)]
struct Sum {
    n: i64,
    open: i64,
    lat: i64,
    lng: i64,
}

pub(super) async fn view(
    db: &impl ConnectionTrait,
    community: CommunityId,
    selection: &Selection,
    bounds: &Bounds,
    level: u8,
    now: Timestamp,
) -> Result<MapView, Failure> {
    let cells = cells(db, community, selection, bounds, level).await?;
    let total: i64 = cells.values().map(|sum| sum.n).sum();
    if total > PINS_MAX {
        // A circle with a 1 would say less than the report itself does.
        let (alone, together): (Vec<_>, Vec<_>) =
            cells.into_iter().partition(|(_, sum)| sum.n == 1);
        let alone = alone.into_iter().map(|(tile, _)| tile).collect();
        let pins = pins::in_cells(db, community, selection, bounds, alone, now).await?;
        let clusters: Vec<Cluster> = together
            .iter()
            .map(|(tile, sum)| cluster(*tile, sum))
            .collect();
        // A cell reaches over the edge of the view; what lies alone beyond it is not in view.
        let total = clusters.iter().map(|cluster| cluster.count).sum::<i64>() + count(&pins);
        return Ok(MapView {
            clusters,
            pins,
            total,
            partial: false,
        });
    }
    // The finest cells that hold any of these few reports, so that only they are looked up.
    let finest = LEVELS[LEVELS.len() - 1];
    let small = match level == finest {
        true => cells.into_keys().collect(),
        false => self::cells(db, community, selection, bounds, finest)
            .await?
            .into_keys()
            .collect(),
    };
    let pins = pins::in_cells(db, community, selection, bounds, small, now).await?;
    Ok(MapView {
        clusters: Vec::new(),
        total: count(&pins),
        pins,
        partial: false,
    })
}

fn count(pins: &[Pin]) -> i64 {
    i64::try_from(pins.len()).unwrap_or(i64::MAX)
}

async fn cells(
    db: &impl ConnectionTrait,
    community: CommunityId,
    selection: &Selection,
    bounds: &Bounds,
    level: u8,
) -> Result<BTreeMap<Tile, Sum>, Failure> {
    use map_count::Column::{CategoryCode, CommunityId as Community, IsOpen, Level, N, X, Y};
    let (xs, ys) = tile_span(bounds, level);
    let rows = map_count::Entity::find()
        .filter(Community.eq(community.0))
        .filter(Level.eq(i32::from(level)))
        .filter(CategoryCode.eq(selection.code()))
        .filter(Y.between(i64::from(*ys.start()), i64::from(*ys.end())))
        .filter(X.between(i64::from(*xs.start()), i64::from(*xs.end())))
        .filter(IsOpen.is_in(selection.open.iter().copied()))
        .filter(N.gt(0))
        .all(db)
        .await?;
    let mut cells: BTreeMap<Tile, Sum> = BTreeMap::new();
    for row in rows {
        let index =
            |value: i64| u32::try_from(value).map_err(|_| Failure::corrupt("map_count: tile"));
        let sum = cells
            .entry(Tile {
                level,
                x: index(row.x)?,
                y: index(row.y)?,
            })
            .or_default();
        sum.n += row.n;
        sum.open += if row.is_open { row.n } else { 0 };
        sum.lat += row.sum_lat;
        sum.lng += row.sum_lng;
    }
    Ok(cells)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "millionths of a degree are far below 2^53"
)]
fn cluster(tile: Tile, sum: &Sum) -> Cluster {
    let mean = |total: i64| total as f64 / sum.n as f64 / 1e6;
    Cluster {
        position: Position {
            lat: mean(sum.lat),
            lng: mean(sum.lng),
        },
        count: sum.n,
        open: sum.open,
        bounds: tile.bounds(),
    }
}
