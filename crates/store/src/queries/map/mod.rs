//! Reports of a viewport: circles where several stand together, a pin for each of the others.
//!
//! Without a filter, or with open, closed or one category, the counts kept per cell answer, and a view
//! costs the same with a million reports as with a thousand. Other filters look at a bounded
//! number of reports and say when that was not all.

mod counted;
mod pins;
mod scanned;

use crate::entity::community;
use crate::failure::Failure;
use crate::projection::map::LEVELS;
use crate::queries::reports::filter::Filter;
use contract::map::{MapView, MapZoom};
use contract::place::Bounds;
use contract::report::{ReportFilter, StatusFilter};
use contract::{CommunityId, FieldCode, Paging, Timestamp};
use rules::Actor;
use rules::geo::tile_count;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

/// Cells of one view: enough to look like a map, few enough to draw and to send.
const CELLS_MAX: u64 = 256;
/// Up to so many reports are shown one by one.
const PINS_MAX: i64 = 200;

/// # Errors
/// A field code for a parameter that means nothing; `sign_in_required` for a scope without session;
/// `not_found` for the community.
pub async fn view(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    query: &ReportFilter,
    MapZoom { zoom }: MapZoom,
    now: Timestamp,
) -> Result<MapView, Failure> {
    if !(MapZoom::MIN..=MapZoom::MAX).contains(&zoom) {
        return Err(Failure::field("zoom", FieldCode::OutOfRange));
    }
    let filter = Filter::read(db, actor, community, query, &Paging::default(), now).await?;
    let asked = filter
        .bounds
        .ok_or_else(|| Failure::field("bbox", FieldCode::Required))?;
    let Some(bounds) = clip(asked, bounds(db, community).await?) else {
        return Ok(empty());
    };
    let level = level(zoom, &bounds);
    match counted::Selection::of(&filter) {
        Some(selection) => counted::view(db, community, &selection, &bounds, level, now).await,
        None => scanned::view(db, actor, filter, &bounds, level, now).await,
    }
}

fn empty() -> MapView {
    MapView {
        clusters: Vec::new(),
        pins: Vec::new(),
        total: 0,
        partial: false,
    }
}

/// Only the community itself has reports, so a wider view needs no more cells.
fn clip(asked: Bounds, community: Bounds) -> Option<Bounds> {
    let clipped = Bounds {
        south: asked.south.max(community.south),
        west: asked.west.max(community.west),
        north: asked.north.min(community.north),
        east: asked.east.min(community.east),
    };
    (clipped.south <= clipped.north && clipped.west <= clipped.east).then_some(clipped)
}

/// The finest counted level that suits the zoom and keeps the view small.
fn level(zoom: u8, bounds: &Bounds) -> u8 {
    LEVELS
        .into_iter()
        .rev()
        .find(|level| *level <= zoom + 2 && tile_count(bounds, *level) <= CELLS_MAX)
        .unwrap_or(LEVELS[0])
}

async fn bounds(db: &impl ConnectionTrait, id: CommunityId) -> Result<Bounds, Failure> {
    use community::Column::{East, North, South, West};
    let row: Option<(f64, f64, f64, f64)> = community::Entity::find_by_id(id.0)
        .select_only()
        .columns([South, West, North, East])
        .into_tuple()
        .one(db)
        .await?;
    let (south, west, north, east) = row.ok_or_else(Failure::not_found)?;
    Ok(Bounds {
        south,
        west,
        north,
        east,
    })
}

/// Open, closed or both; `None` when one exact status is asked for, which is not counted.
fn openness(filter: &Filter) -> Option<&'static [bool]> {
    match filter.status {
        None => Some(&[true, false]),
        Some(StatusFilter::Open) => Some(&[true]),
        Some(StatusFilter::Closed) => Some(&[false]),
        Some(StatusFilter::Exactly(_)) => None,
    }
}

#[cfg(test)]
mod tests;
