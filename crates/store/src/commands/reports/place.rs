//! The place of a report: reads what `rules::place` decides from, and writes what it decided.

use crate::Tx;
use crate::entity::{building, community, facility, grid, report, report_exact, unit};
use crate::failure::Failure;
use crate::row::from_json;
use contract::place::{Bounds, PlaceInput, Position};
use contract::{BuildingId, CommunityId, FacilityId, GridId};
use rules::geo;
use rules::locate::GridRing;
use rules::place::{self, Building, Facility, Known, Resolved};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};
use uuid::Uuid;

/// A community without its geometry text, which no report needs.
#[derive(Debug, FromQueryResult)]
struct Area {
    south: f64,
    west: f64,
    north: f64,
    east: f64,
}

/// # Errors
/// A field code for what does not exist or lies outside.
pub(super) async fn resolve(
    tx: &Tx,
    community: CommunityId,
    bounds: Bounds,
    input: &PlaceInput,
) -> Result<Resolved, Failure> {
    let facility = facility_of(tx, community, input).await?;
    let building = match place::building_of(input, facility.as_ref()) {
        Some(id) => building_of(tx, community, id).await?,
        None => None,
    };
    let unit = match input.unit {
        Some(id) => unit::Entity::find_by_id(id.0).one(tx).await?,
        None => None,
    };
    let grids = if place::asks_for_grids(input) {
        grids(tx, community).await?
    } else {
        Vec::new()
    };
    let candidates = if place::asks_for_candidates(input, facility.as_ref()) {
        buildings(tx, community).await?
    } else {
        Vec::new()
    };
    let known = Known {
        bounds,
        grids: &grids,
        facility,
        building,
        unit_of: unit.map(|unit| BuildingId(unit.building_id)),
        candidates: &candidates,
    };
    place::resolve(input, &known).map_err(|wrong| Failure::field(wrong.field, wrong.code))
}

/// The columns of the report that say where it is.
pub(super) fn put(row: &mut report::Model, place: &Resolved) {
    place.method.code().clone_into(&mut row.place_method);
    row.grid_id = place.grid.map(|id| id.0);
    row.building_id = place.building.map(|id| id.0);
    row.unit_id = place.unit.map(|id| id.0);
    row.facility_id = place.facility.map(|id| id.0);
    row.whole = place.whole;
    row.indoors = place.indoors;
    row.lat = place.public.lat;
    row.lng = place.public.lng;
    row.accuracy_m = place.accuracy_m;
    row.cell = geo::cell(place.public);
}

/// Where it is exactly, as far as that is not public.
pub(super) async fn exact(tx: &Tx, report: Uuid) -> Result<Option<Position>, Failure> {
    let row = report_exact::Entity::find_by_id(report).one(tx).await?;
    Ok(row.map(|row| Position {
        lat: row.lat,
        lng: row.lng,
    }))
}

/// Writes what [`exact`] reads.
pub(super) async fn put_exact(tx: &Tx, report: Uuid, place: &Resolved) -> Result<(), Failure> {
    report_exact::Entity::delete_by_id(report).exec(tx).await?;
    let Some(at) = place.exact else {
        return Ok(());
    };
    let row = report_exact::ActiveModel {
        report_id: Set(report),
        lat: Set(at.lat),
        lng: Set(at.lng),
    };
    report_exact::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn facility_of(
    tx: &Tx,
    community: CommunityId,
    input: &PlaceInput,
) -> Result<Option<Facility>, Failure> {
    let Some(id) = input.facility else {
        return Ok(None);
    };
    let found = facility::Entity::find_by_id(id.0)
        .filter(facility::Column::CommunityId.eq(community.0))
        .one(tx)
        .await?;
    Ok(found.map(|row| Facility {
        id: FacilityId(row.id),
        grid: row.grid_id.map(GridId),
        building: row.building_id.map(BuildingId),
        at: Position {
            lat: row.lat,
            lng: row.lng,
        },
    }))
}

fn building(row: &building::Model) -> Building {
    Building {
        id: BuildingId(row.id),
        grid: GridId(row.grid_id),
        at: Position {
            lat: row.lat,
            lng: row.lng,
        },
    }
}

async fn building_of(
    tx: &Tx,
    community: CommunityId,
    id: BuildingId,
) -> Result<Option<Building>, Failure> {
    let found = building::Entity::find_by_id(id.0)
        .filter(building::Column::CommunityId.eq(community.0))
        .one(tx)
        .await?;
    Ok(found.as_ref().map(building))
}

async fn buildings(tx: &Tx, community: CommunityId) -> Result<Vec<Building>, Failure> {
    let all = building::Entity::find()
        .filter(building::Column::CommunityId.eq(community.0))
        .all(tx)
        .await?;
    Ok(all.iter().map(building).collect())
}

async fn grids(tx: &Tx, community: CommunityId) -> Result<Vec<GridRing>, Failure> {
    let rows: Vec<(Uuid, String)> = grid::Entity::find()
        .select_only()
        .columns([grid::Column::Id, grid::Column::Ring])
        .filter(grid::Column::CommunityId.eq(community.0))
        .into_tuple()
        .all(tx)
        .await?;
    let rings = rows.iter().map(|(id, ring)| {
        Ok(GridRing {
            grid: GridId(*id),
            ring: from_json("grid.ring", ring)?,
        })
    });
    rings.collect()
}

/// # Errors
/// `not_found`
pub(super) async fn bounds(tx: &Tx, id: CommunityId) -> Result<Bounds, Failure> {
    use community::Column::{East, North, South, West};
    let area = community::Entity::find_by_id(id.0)
        .select_only()
        .columns([South, West, North, East])
        .into_model::<Area>()
        .one(tx)
        .await?
        .ok_or_else(Failure::not_found)?;
    Ok(Bounds {
        south: area.south,
        west: area.west,
        north: area.north,
        east: area.east,
    })
}
