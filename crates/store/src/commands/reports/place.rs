//! From what the person chose to where the report lies: position, grid, and what of it is public.

use crate::Tx;
use crate::entity::{building, community, facility, grid, unit};
use crate::failure::Failure;
use crate::row::from_json;
use contract::place::{Bounds, PlaceInput, PlaceMethod, Position};
use contract::{BuildingId, CommunityId, FieldCode, GridId, text};
use rules::locate::{self, GridRing, Located};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

/// A community without its geometry text, which no report needs.
#[derive(Debug, FromQueryResult)]
pub(super) struct Area {
    pub id: Uuid,
    south: f64,
    west: f64,
    north: f64,
    east: f64,
}

/// A place that is known to lie in the community.
#[derive(Debug)]
pub(super) struct Resolved {
    pub method: PlaceMethod,
    pub grid: Option<Uuid>,
    pub building: Option<Uuid>,
    pub unit: Option<Uuid>,
    pub facility: Option<Uuid>,
    /// What everybody may see.
    pub public: Position,
    /// Where the device was, when that must not be public.
    pub exact: Option<Position>,
    pub accuracy_m: Option<f64>,
    pub whole: bool,
    pub indoors: bool,
    pub spot: String,
}

/// # Errors
/// A field code for what does not exist or lies outside.
pub(super) async fn resolve(
    tx: &Tx,
    community: &Area,
    input: &PlaceInput,
) -> Result<Resolved, Failure> {
    let facility = facility_of(tx, community, input).await?;
    let building = match (input.building, &facility) {
        (Some(id), _) => Some(building_of(tx, community, id).await?),
        (None, Some(facility)) => match facility.building_id {
            Some(id) => Some(building_of(tx, community, BuildingId(id)).await?),
            None => None,
        },
        (None, None) => None,
    };
    check_unit(tx, input, building.as_ref()).await?;
    let told = told(tx, community, input, building.as_ref(), facility.as_ref()).await?;
    let building = match building {
        None if input.indoors => nearest_building(tx, community, told.at).await?,
        known => known,
    };
    let points = rules::place::points(told.at, input.indoors, building.as_ref().map(point))
        .ok_or_else(|| Failure::field("place.building", FieldCode::Required))?;
    let inside = building.as_ref().filter(|_| input.indoors);
    Ok(Resolved {
        method: input.method,
        grid: inside.map(|building| building.grid_id).or(told.grid),
        building: building.as_ref().map(|building| building.id),
        unit: input.unit.map(|id| id.0),
        facility: facility.map(|facility| facility.id),
        public: points.public,
        exact: points.exact,
        accuracy_m: input
            .accuracy_m
            .filter(|_| input.method == PlaceMethod::Gps),
        whole: input.whole,
        indoors: input.indoors,
        spot: text::clean_line(&input.spot),
    })
}

/// Where the person says it is.
struct Told {
    at: Position,
    grid: Option<Uuid>,
}

async fn told(
    tx: &Tx,
    community: &Area,
    input: &PlaceInput,
    building: Option<&building::Model>,
    facility: Option<&facility::Model>,
) -> Result<Told, Failure> {
    match (input.method, building, facility) {
        (PlaceMethod::Building, Some(building), _) => Ok(Told {
            at: point(building),
            grid: Some(building.grid_id),
        }),
        (PlaceMethod::Facility, _, Some(facility)) => {
            let at = Position {
                lat: facility.lat,
                lng: facility.lng,
            };
            let grid = match facility.grid_id.or(building.map(|b| b.grid_id)) {
                Some(grid) => Some(grid),
                None => grid_at(tx, community, at, None).await?,
            };
            Ok(Told { at, grid })
        }
        _ => {
            let at = input
                .position
                .ok_or_else(|| Failure::field("place.position", FieldCode::Required))?;
            let grid = grid_at(tx, community, at, input.accuracy_m).await?;
            if building.is_some_and(|b| !locate::is_at(point(b), at, input.accuracy_m)) {
                return Err(Failure::field("place.position", FieldCode::TooFar));
            }
            Ok(Told { at, grid })
        }
    }
}

fn point(building: &building::Model) -> Position {
    Position {
        lat: building.lat,
        lng: building.lng,
    }
}

async fn building_of(
    tx: &Tx,
    community: &Area,
    id: BuildingId,
) -> Result<building::Model, Failure> {
    building::Entity::find_by_id(id.0)
        .filter(building::Column::CommunityId.eq(community.id))
        .one(tx)
        .await?
        .ok_or_else(|| Failure::field("place.building", FieldCode::Unknown))
}

async fn facility_of(
    tx: &Tx,
    community: &Area,
    input: &PlaceInput,
) -> Result<Option<facility::Model>, Failure> {
    let Some(id) = input.facility else {
        return Ok(None);
    };
    let found = facility::Entity::find_by_id(id.0)
        .filter(facility::Column::CommunityId.eq(community.id))
        .one(tx)
        .await?;
    found
        .map(Some)
        .ok_or_else(|| Failure::field("place.facility", FieldCode::Unknown))
}

async fn check_unit(
    tx: &Tx,
    input: &PlaceInput,
    building: Option<&building::Model>,
) -> Result<(), Failure> {
    let Some(id) = input.unit else {
        return Ok(());
    };
    let unit = unit::Entity::find_by_id(id.0).one(tx).await?;
    let fits = unit.is_some_and(|unit| building.is_some_and(|b| b.id == unit.building_id));
    if fits {
        Ok(())
    } else {
        Err(Failure::field("place.unit", FieldCode::Unknown))
    }
}

/// The grid around a position; `None` where the community has no geometry.
async fn grid_at(
    tx: &Tx,
    community: &Area,
    position: Position,
    accuracy_m: Option<f64>,
) -> Result<Option<Uuid>, Failure> {
    let rows: Vec<(Uuid, String)> = grid::Entity::find()
        .select_only()
        .columns([grid::Column::Id, grid::Column::Ring])
        .filter(grid::Column::CommunityId.eq(community.id))
        .into_tuple()
        .all(tx)
        .await?;
    let grids = rows
        .iter()
        .map(|(id, ring)| {
            Ok(GridRing {
                grid: GridId(*id),
                ring: from_json("grid.ring", ring)?,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    match locate::locate(position, accuracy_m, &bounds(community), &grids) {
        Located::In(grid) => Ok(grid.map(|grid| grid.0)),
        Located::Outside => Err(Failure::field(
            "place.position",
            FieldCode::OutsideCommunity,
        )),
    }
}

fn bounds(area: &Area) -> Bounds {
    Bounds {
        south: area.south,
        west: area.west,
        north: area.north,
        east: area.east,
    }
}

async fn nearest_building(
    tx: &Tx,
    community: &Area,
    position: Position,
) -> Result<Option<building::Model>, Failure> {
    let buildings = building::Entity::find()
        .filter(building::Column::CommunityId.eq(community.id))
        .all(tx)
        .await?;
    let near = buildings
        .into_iter()
        .map(|building| (point(&building).distance_m(&position), building))
        .filter(|(distance, _)| *distance <= locate::SAME_BUILDING_M)
        .min_by(|a, b| a.0.total_cmp(&b.0));
    Ok(near.map(|(_, building)| building))
}

/// # Errors
/// `not_found`
pub(super) async fn area_of(tx: &Tx, id: CommunityId) -> Result<Area, Failure> {
    use community::Column::{East, Id, North, South, West};
    community::Entity::find_by_id(id.0)
        .select_only()
        .columns([Id, South, West, North, East])
        .into_model::<Area>()
        .one(tx)
        .await?
        .ok_or_else(Failure::not_found)
}
