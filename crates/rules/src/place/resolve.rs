//! From what a person said to where a report lies: position, grid, and what of it is public.

use super::points;
use crate::locate::{self, GridRing, Located};
use contract::place::{Bounds, PlaceInput, PlaceMethod, Position};
use contract::{BuildingId, FacilityId, FieldCode, GridId, UnitId, text};

/// A building of the community.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Building {
    pub id: BuildingId,
    pub grid: GridId,
    pub at: Position,
}

/// A facility of the community.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facility {
    pub id: FacilityId,
    pub grid: Option<GridId>,
    pub building: Option<BuildingId>,
    pub at: Position,
}

/// What the community has of the things that were named, and around them.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub bounds: Bounds,
    /// All grids; need not be there unless [`asks_for_grids`].
    pub grids: &'a [GridRing],
    pub facility: Option<Facility>,
    /// The one that [`building_of`] names.
    pub building: Option<Building>,
    /// To which building the named unit belongs.
    pub unit_of: Option<BuildingId>,
    /// Buildings that a position may lie in; need not be there unless [`asks_for_candidates`].
    pub candidates: &'a [Building],
}

/// A place that is known to lie in the community.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    pub method: PlaceMethod,
    /// `None` where the community has no drawn grid.
    pub grid: Option<GridId>,
    pub building: Option<BuildingId>,
    pub unit: Option<UnitId>,
    pub facility: Option<FacilityId>,
    /// What everybody may see.
    pub public: Position,
    /// Where it was told to be, when that must not be public.
    pub exact: Option<Position>,
    /// Metres; only of a measured position.
    pub accuracy_m: Option<f64>,
    pub whole: bool,
    pub indoors: bool,
    pub spot: String,
}

/// Which field is wrong, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub code: FieldCode,
}

const fn wrong<T>(field: &'static str, code: FieldCode) -> Result<T, Wrong> {
    Err(Wrong { field, code })
}

/// The building that counts: the one that was named, else the facility's.
pub fn building_of(input: &PlaceInput, facility: Option<&Facility>) -> Option<BuildingId> {
    input.building.or_else(|| facility?.building)
}

/// Whether the borders of the grids can matter. A building has its grid, and with it every place that
/// is told by a building.
pub fn asks_for_grids(input: &PlaceInput) -> bool {
    input.method != PlaceMethod::Building
}

/// Whether the building has to be guessed from the position: only from inside a home, of which
/// nothing else may be published.
pub fn asks_for_candidates(input: &PlaceInput, facility: Option<&Facility>) -> bool {
    input.indoors && building_of(input, facility).is_none()
}

/// Where a report lies that was told so. `input` is valid in itself.
///
/// # Errors
/// The field that names what does not exist, or lies outside or too far away.
pub fn resolve(input: &PlaceInput, known: &Known) -> Result<Resolved, Wrong> {
    if input.facility != known.facility.map(|facility| facility.id) {
        return wrong("place.facility", FieldCode::Unknown);
    }
    let facility = known.facility.as_ref();
    let named = building_of(input, facility);
    if named != known.building.map(|building| building.id) {
        return wrong("place.building", FieldCode::Unknown);
    }
    if input.unit.is_some() && (named.is_none() || known.unit_of != named) {
        return wrong("place.unit", FieldCode::Unknown);
    }
    let told = told(input, known)?;
    let guessed = || nearest(told.at, known.candidates).filter(|_| input.indoors);
    let building = known.building.or_else(guessed);
    let Some(points) = points(told.at, input.indoors, building.map(|building| building.at)) else {
        return wrong("place.building", FieldCode::Required);
    };
    let inside = building.filter(|_| input.indoors);
    Ok(Resolved {
        method: input.method,
        grid: inside.map(|building| building.grid).or(told.grid),
        building: building.map(|building| building.id),
        unit: input.unit,
        facility: input.facility,
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
    grid: Option<GridId>,
}

fn told(input: &PlaceInput, known: &Known) -> Result<Told, Wrong> {
    match (input.method, known.building, known.facility) {
        (PlaceMethod::Building, Some(building), _) => Ok(Told {
            at: building.at,
            grid: Some(building.grid),
        }),
        (PlaceMethod::Facility, building, Some(facility)) => {
            let own = facility.grid.or(building.map(|building| building.grid));
            let grid = match own {
                Some(grid) => Some(grid),
                None => grid_at(facility.at, None, known)?,
            };
            Ok(Told {
                at: facility.at,
                grid,
            })
        }
        (_, building, _) => {
            let Some(at) = input.position else {
                return wrong("place.position", FieldCode::Required);
            };
            let grid = grid_at(at, input.accuracy_m, known)?;
            if building.is_some_and(|b| !locate::is_at(b.at, at, input.accuracy_m)) {
                return wrong("place.position", FieldCode::TooFar);
            }
            Ok(Told { at, grid })
        }
    }
}

/// The grid around a position; `None` where the community has no geometry.
fn grid_at(at: Position, accuracy_m: Option<f64>, known: &Known) -> Result<Option<GridId>, Wrong> {
    match locate::locate(at, accuracy_m, &known.bounds, known.grids) {
        Located::In(grid) => Ok(grid),
        Located::Outside => wrong("place.position", FieldCode::OutsideCommunity),
    }
}

fn nearest(at: Position, candidates: &[Building]) -> Option<Building> {
    let near = candidates
        .iter()
        .map(|building| (building.at.distance_m(&at), building))
        .filter(|(distance, _)| *distance <= locate::SAME_BUILDING_M);
    near.min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, building)| *building)
}

#[cfg(test)]
mod tests;
