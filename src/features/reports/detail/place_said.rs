//! A place that is said anew: what is sent of it. Pure.

use contract::place::{PlaceInput, PlaceMethod};
use contract::{BuildingId, FacilityId};

/// The choice that stands beside the units.
pub const WHOLE: &str = "whole";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// As the report has it.
    AsTold,
    Building(BuildingId),
    Facility(FacilityId),
    /// Still looking at the list.
    Nothing,
}

/// The building in whose units one may choose.
pub const fn building(told: &PlaceInput, chosen: Chosen) -> Option<BuildingId> {
    match chosen {
        Chosen::AsTold if told.facility.is_none() => told.building,
        Chosen::Building(id) => Some(id),
        _ => None,
    }
}

/// Whether it is asked if it is inside a home: of buildings, as in a new report, and wherever it was said
/// before, so that nothing becomes public without her saying so.
pub fn asks_indoors(told: &PlaceInput, chosen: Chosen) -> bool {
    let as_told = chosen == Chosen::AsTold && told.method == PlaceMethod::Building;
    told.indoors || as_told || matches!(chosen, Chosen::Building(_))
}

/// The building or facility, and nothing else about it.
pub fn bare(chosen: Chosen) -> PlaceInput {
    let (building, facility) = match chosen {
        Chosen::Building(id) => (Some(id), None),
        Chosen::Facility(id) => (None, Some(id)),
        Chosen::AsTold | Chosen::Nothing => (None, None),
    };
    let method = match facility {
        Some(_) => PlaceMethod::Facility,
        None => PlaceMethod::Building,
    };
    PlaceInput {
        method,
        building,
        unit: None,
        facility,
        position: None,
        accuracy_m: None,
        spot: String::new(),
        whole: false,
        indoors: false,
    }
}

/// The place as it is to be sent. Of another one nothing is kept that is not asked.
pub fn said(
    told: &PlaceInput,
    chosen: Chosen,
    part: &str,
    indoors: bool,
    spot: &str,
) -> PlaceInput {
    let mut place = match chosen {
        Chosen::AsTold => told.clone(),
        _ => bare(chosen),
    };
    if asks_indoors(told, chosen) {
        place.indoors = indoors;
    }
    if building(told, chosen).is_some() {
        place.unit = part.parse().ok();
        // A home is no shared part, and who said both would rather be seen less.
        place.whole = part == WHOLE && !place.indoors;
    }
    spot.trim().clone_into(&mut place.spot);
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::UnitId;
    use contract::place::Position;
    use uuid::Uuid;

    const HOUSE: BuildingId = BuildingId(Uuid::from_u128(1));
    const TOWER: BuildingId = BuildingId(Uuid::from_u128(2));
    const STAIRS: UnitId = UnitId(Uuid::from_u128(3));
    const LAMP: FacilityId = FacilityId(Uuid::from_u128(4));

    fn home() -> PlaceInput {
        PlaceInput {
            unit: Some(STAIRS),
            spot: "301室".into(),
            indoors: true,
            ..bare(Chosen::Building(HOUSE))
        }
    }

    #[test]
    fn untouched_it_is_what_was_told() {
        let pin = PlaceInput {
            method: PlaceMethod::Pin,
            building: Some(HOUSE),
            position: Some(Position {
                lat: 31.0,
                lng: 121.0,
            }),
            indoors: true,
            ..bare(Chosen::Nothing)
        };
        let lamp = PlaceInput {
            building: Some(HOUSE),
            ..bare(Chosen::Facility(LAMP))
        };
        let whole = PlaceInput {
            whole: true,
            ..bare(Chosen::Building(HOUSE))
        };
        for told in [home(), pin, lamp, whole] {
            let part = told.unit.map(|id| id.to_string()).unwrap_or_default();
            let part = if told.whole { WHOLE } else { &part };
            let now = said(&told, Chosen::AsTold, part, told.indoors, &told.spot);
            assert_eq!(now, told);
        }
    }

    #[test]
    fn another_place_takes_nothing_along_but_what_is_asked() {
        let now = said(&home(), Chosen::Building(TOWER), "", true, " 三楼 ");
        let expected = PlaceInput {
            spot: "三楼".into(),
            indoors: true,
            ..bare(Chosen::Building(TOWER))
        };
        assert_eq!(now, expected);
        let outside = PlaceInput {
            indoors: false,
            ..home()
        };
        let lamp = said(&outside, Chosen::Facility(LAMP), "", false, "");
        assert_eq!(lamp, bare(Chosen::Facility(LAMP)));
        let inside = said(&home(), Chosen::Facility(LAMP), "", true, "301室");
        assert!(inside.indoors, "it stays hers until she says otherwise");
    }

    #[test]
    fn nothing_chosen_is_said_beside_the_list() {
        let now = said(&home(), Chosen::Nothing, "", false, "");
        let mut errors = contract::FieldErrors::default();
        now.validate(&mut errors);
        assert!(errors.get("place.building").is_some());
    }

    #[test]
    fn a_home_is_no_shared_part() {
        let now = said(&home(), Chosen::AsTold, WHOLE, true, "");
        assert!(!now.whole && now.indoors && now.unit.is_none());
    }
}
