//! The address book, also without network: the last one seen is kept on the phone, because a report
//! that was begun in the lift must be finished in the lift.

use crate::api::{self, ApiError};
use crate::json;
use crate::platform::storage::{self, key};
use contract::community::{Building, Places};
use contract::place::{PlaceInput, PlaceNames, Position};
use contract::privacy::masked;

/// The address book of now, else the one kept.
///
/// # Errors
/// When there is neither.
pub async fn load() -> Result<Places, ApiError> {
    match api::communities::places().await {
        Ok(places) => {
            if let Ok(json) = serde_json::to_string(&places) {
                storage::set(key::PLACES, &json);
            }
            Ok(places)
        }
        Err(error) => kept().ok_or(error),
    }
}

/// As [`load`], for whoever reports: where there is neither, an empty one. A position and a pin need none.
///
/// # Errors
/// What the server said; not that nobody answered.
pub async fn load_or_none() -> Result<Places, ApiError> {
    match load().await {
        Err(ApiError::Network) => Ok(Places::default()),
        answer => answer,
    }
}

/// The last address book seen on this phone.
pub fn kept() -> Option<Places> {
    json::read(&storage::get(key::PLACES)?).ok()
}

/// The building that a position is beside.
pub fn nearest<'a>(places: &'a Places, at: &Position) -> Option<&'a Building> {
    let away = |building: &&Building| building.position.distance_m(at);
    let all = places.buildings.iter();
    all.min_by(|a, b| away(a).total_cmp(&away(b)))
}

/// What a place is called, as neighbours will read it; empty where nothing of it has a name.
pub fn names(book: &Places, place: &PlaceInput) -> String {
    let facility = book
        .facilities
        .iter()
        .find(|facility| Some(facility.id) == place.facility);
    let building = place
        .building
        .or_else(|| facility.and_then(|facility| facility.building));
    let building = book.buildings.iter().find(|b| Some(b.id) == building);
    let units = building.map_or(&[][..], |building| &building.units);
    let unit = units.iter().find(|unit| Some(unit.id) == place.unit);
    let spot = masked(&place.spot);
    let names = PlaceNames {
        building: building.map(|building| building.name.as_str()),
        unit: unit.map(|unit| unit.name.as_str()),
        facility: facility.map(|facility| facility.name.as_str()),
        spot: &spot,
    };
    if place.indoors {
        names.building_only().line()
    } else {
        names.line()
    }
}
