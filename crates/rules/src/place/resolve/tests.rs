use super::*;
use contract::FieldErrors;
use proptest::prelude::*;
use uuid::Uuid;

const WEST: GridId = GridId(Uuid::from_u128(11));
const EAST: GridId = GridId(Uuid::from_u128(12));
const HOUSE: Building = Building {
    id: BuildingId(Uuid::from_u128(21)),
    grid: WEST,
    at: Position {
        lat: 31.003,
        lng: 121.003,
    },
};
/// Its address list says east, though it stands in the west: the list counts.
const TOWER: Building = Building {
    id: BuildingId(Uuid::from_u128(22)),
    grid: EAST,
    at: Position {
        lat: 31.006,
        lng: 121.006,
    },
};
const LAMP: Facility = Facility {
    id: FacilityId(Uuid::from_u128(41)),
    grid: None,
    building: None,
    at: Position {
        lat: 31.002,
        lng: 121.015,
    },
};
const STAIRS: UnitId = UnitId(Uuid::from_u128(31));

fn rings() -> [GridRing; 2] {
    [(WEST, 121.0), (EAST, 121.01)].map(|(grid, west)| {
        let east = west + 0.01;
        let ring = vec![[west, 31.0], [east, 31.0], [east, 31.01], [west, 31.01]];
        GridRing { grid, ring }
    })
}

const BOUNDS: Bounds = Bounds {
    south: 31.0,
    west: 121.0,
    north: 31.01,
    east: 121.02,
};

fn input(method: PlaceMethod) -> PlaceInput {
    PlaceInput {
        method,
        building: None,
        unit: None,
        facility: None,
        position: None,
        accuracy_m: None,
        spot: String::new(),
        whole: false,
        indoors: false,
    }
}

fn at_house() -> PlaceInput {
    PlaceInput {
        building: Some(HOUSE.id),
        ..input(PlaceMethod::Building)
    }
}

fn pin(lat: f64, lng: f64) -> PlaceInput {
    PlaceInput {
        position: Some(Position { lat, lng }),
        ..input(PlaceMethod::Pin)
    }
}

/// In a community of the house, the tower and the lamp, where the stairs are the house's.
fn resolved(input: &PlaceInput) -> Result<Resolved, Wrong> {
    among(input, &rings(), &[HOUSE, TOWER])
}

fn among(
    input: &PlaceInput,
    grids: &[GridRing],
    candidates: &[Building],
) -> Result<Resolved, Wrong> {
    let facility = Some(LAMP).filter(|lamp| Some(lamp.id) == input.facility);
    let named = building_of(input, facility.as_ref());
    let known = Known {
        bounds: BOUNDS,
        grids,
        facility,
        building: [HOUSE, TOWER].into_iter().find(|b| Some(b.id) == named),
        unit_of: Some(HOUSE.id).filter(|_| input.unit == Some(STAIRS)),
        candidates,
    };
    resolve(input, &known)
}

fn refused(input: &PlaceInput) -> (&'static str, FieldCode) {
    let wrong = resolved(input).unwrap_err();
    (wrong.field, wrong.code)
}

#[test]
fn a_building_lies_in_the_grid_of_its_list() {
    let place = resolved(&at_house()).unwrap();
    assert_eq!((place.grid, place.public), (Some(WEST), HOUSE.at));
    let tower = PlaceInput {
        building: Some(TOWER.id),
        ..at_house()
    };
    assert_eq!(resolved(&tower).unwrap().grid, Some(EAST));
}

#[test]
fn a_pin_and_a_facility_lie_in_the_grid_around_them() {
    assert_eq!(resolved(&pin(31.005, 121.005)).unwrap().grid, Some(WEST));
    let lamp = PlaceInput {
        facility: Some(LAMP.id),
        ..input(PlaceMethod::Facility)
    };
    let place = resolved(&lamp).unwrap();
    assert_eq!((place.grid, place.public), (Some(EAST), LAMP.at));
}

#[test]
fn inside_a_home_the_building_decides_about_grid_and_public_point() {
    let inside = PlaceInput {
        indoors: true,
        ..pin(TOWER.at.lat, TOWER.at.lng + 0.0002)
    };
    let place = resolved(&inside).unwrap();
    assert_eq!((place.building, place.grid), (Some(TOWER.id), Some(EAST)));
    assert_eq!((place.public, place.exact), (TOWER.at, inside.position));
    let nowhere = PlaceInput {
        indoors: true,
        ..pin(31.009, 121.009)
    };
    assert_eq!(refused(&nowhere), ("place.building", FieldCode::Required));
    let outdoors = pin(TOWER.at.lat, TOWER.at.lng);
    assert_eq!(resolved(&outdoors).unwrap().building, None);
}

#[test]
fn what_does_not_exist_or_lies_elsewhere_is_named() {
    let nothing = Uuid::nil();
    for (input, field, code) in [
        (
            PlaceInput {
                building: Some(BuildingId(nothing)),
                ..at_house()
            },
            "place.building",
            FieldCode::Unknown,
        ),
        (
            PlaceInput {
                facility: Some(FacilityId(nothing)),
                ..at_house()
            },
            "place.facility",
            FieldCode::Unknown,
        ),
        (
            PlaceInput {
                building: Some(TOWER.id),
                unit: Some(STAIRS),
                ..at_house()
            },
            "place.unit",
            FieldCode::Unknown,
        ),
        // A unit of no building at all.
        (
            PlaceInput {
                unit: Some(UnitId(nothing)),
                ..pin(31.005, 121.005)
            },
            "place.unit",
            FieldCode::Unknown,
        ),
        (
            pin(31.5, 121.005),
            "place.position",
            FieldCode::OutsideCommunity,
        ),
        (
            PlaceInput {
                building: Some(TOWER.id),
                ..pin(31.001, 121.001)
            },
            "place.position",
            FieldCode::TooFar,
        ),
        (
            input(PlaceMethod::Gps),
            "place.position",
            FieldCode::Required,
        ),
    ] {
        assert_eq!(refused(&input), (field, code), "{input:?}");
    }
}

fn inputs() -> impl Strategy<Value = PlaceInput> {
    let method = prop_oneof![
        Just(PlaceMethod::Building),
        Just(PlaceMethod::Gps),
        Just(PlaceMethod::Pin),
        Just(PlaceMethod::Facility),
    ];
    let building = prop::option::of(prop_oneof![Just(HOUSE.id), Just(TOWER.id)]);
    let position = prop::option::of((30.99..31.02_f64, 120.99..121.03_f64));
    let (unit, lamp, indoors): (_, _, _) = (any::<bool>(), any::<bool>(), any::<bool>());
    let accuracy_m = prop::option::of(0.0..500.0_f64);
    (method, building, position, accuracy_m, unit, lamp, indoors).prop_map(
        |(method, building, position, accuracy_m, unit, lamp, indoors)| PlaceInput {
            method,
            building,
            unit: unit.then_some(STAIRS),
            facility: lamp.then_some(LAMP.id),
            position: position.map(|(lat, lng)| Position { lat, lng }),
            accuracy_m,
            spot: String::new(),
            whole: false,
            indoors,
        },
    )
}

proptest! {
    /// What goes into the public columns of a report from inside a home is a building's point.
    #[test]
    fn a_home_is_never_published(input in inputs()) {
        let Ok(place) = resolved(&input) else { return Ok(()) };
        if place.indoors {
            let building = [HOUSE, TOWER].into_iter().find(|b| Some(b.id) == place.building);
            prop_assert_eq!(building.map(|b| b.at), Some(place.public));
            prop_assert_eq!(building.map(|b| b.grid), place.grid);
            prop_assert_ne!(place.exact, Some(place.public));
        } else {
            prop_assert_eq!(place.exact, None);
        }
    }

    /// Where grids are drawn, every place has somebody who walks there.
    #[test]
    fn a_place_that_passes_has_a_grid(input in inputs()) {
        if let Ok(place) = resolved(&input) {
            prop_assert!(place.grid.is_some());
        }
    }

    /// The caller may leave away what is not asked for.
    #[test]
    fn what_is_not_asked_for_changes_nothing(input in inputs()) {
        let mut errors = FieldErrors::default();
        input.validate(&mut errors);
        prop_assume!(errors.0.is_empty());
        let facility = Some(LAMP).filter(|lamp| Some(lamp.id) == input.facility);
        let rings = rings();
        let grids = if asks_for_grids(&input) { &rings[..] } else { &[] };
        let all = [HOUSE, TOWER];
        let candidates = if asks_for_candidates(&input, facility.as_ref()) { &all[..] } else { &[] };
        prop_assert_eq!(among(&input, grids, candidates), resolved(&input));
    }
}
