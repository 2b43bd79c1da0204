//! The second step: what the way on takes from the page into the draft, and what is said while the
//! place is not clear.

use super::search;
use crate::state::drafts::model::{Draft, Fix, Way};
use contract::community::Places;
use contract::place::{Bounds, Position};
use contract::{BuildingId, FieldCode, FieldError};

/// Farther out a finger's width is a whole building, so the pin would mean nothing.
const CLOSE_ENOUGH: f64 = 17.0;

/// Where the fixed pin points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    pub at: Position,
    /// The map's zoom, by the web's usual levels.
    pub zoom: f64,
}

impl Aim {
    /// The place that is meant; `None` while single buildings can not be told apart.
    pub fn meant(self) -> Option<Position> {
        (self.zoom >= CLOSE_ENOUGH).then_some(self.at)
    }
}

/// What the person has before her eyes and the draft does not hold yet.
#[derive(Clone, Debug, PartialEq)]
pub struct InSight {
    pub way: Way,
    /// What is typed to find a building.
    pub searched: String,
    /// Absent without a map.
    pub aim: Option<Aim>,
}

impl InSight {
    fn aim(&self) -> Option<Aim> {
        self.aim.filter(|_| self.way == Way::Map)
    }

    fn is_too_far(&self) -> bool {
        self.aim().is_some_and(|aim| aim.meant().is_none())
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Taken {
    Building(BuildingId),
    Pin(Position),
}

/// What the press on the way on takes. Who typed the building fully has named it, tapping the one
/// row as well is not needed; and the pin in the middle is what the person sees.
pub fn taken(sight: &InSight, book: &Places) -> Option<Taken> {
    match sight.way {
        Way::Building => search::meant(book, &sight.searched).map(Taken::Building),
        Way::Map => sight.aim().and_then(Aim::meant).map(Taken::Pin),
        Way::Position | Way::Facility => None,
    }
}

/// Whether the next step may begin, after [`taken`] was put into the draft.
pub fn is_clear(draft: &Draft, sight: &InSight, bounds: Option<Bounds>) -> bool {
    !sight.is_too_far() && draft.where_errors(bounds).0.is_empty()
}

/// Why the place is not clear.
#[derive(Clone, Debug, PartialEq)]
pub enum Unclear {
    TooFar,
    Missing,
    /// Something is typed, and several buildings fit or none.
    NotTapped,
    Wrong(FieldError),
}

/// What to say above the ways. `tried`: somebody wanted to go on; before that nothing is missing.
pub fn where_error(
    draft: &Draft,
    sight: &InSight,
    bounds: Option<Bounds>,
    tried: bool,
) -> Option<Unclear> {
    if tried && sight.is_too_far() {
        return Some(Unclear::TooFar);
    }
    let errors = draft.where_errors(bounds).0.into_iter();
    // The words about the place have a field of their own.
    let wrong = errors
        .into_iter()
        .find(|wrong| wrong.field != "place.spot")?;
    match wrong.code {
        // The panel says so itself, once and with the other ways.
        FieldCode::OutsideCommunity if measured_outside(draft, sight.way, bounds) => None,
        FieldCode::OutsideCommunity => Some(Unclear::Wrong(wrong)),
        _ if !tried => None,
        _ if sight.searched.is_empty() => Some(Unclear::Missing),
        _ => Some(Unclear::NotTapped),
    }
}

/// The measured position is in sight, and it is not in the community.
pub fn measured_outside(draft: &Draft, way: Way, bounds: Option<Bounds>) -> bool {
    way == Way::Position && is_outside(draft.place.fix, bounds)
}

/// The device says that it is not in the community.
pub fn is_outside(fix: Option<Fix>, bounds: Option<Bounds>) -> bool {
    fix.zip(bounds)
        .is_some_and(|(fix, bounds)| !bounds.contains(&fix.position))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::community::Building;
    use contract::{GridId, IdempotencyKey, Timestamp};
    use uuid::Uuid;

    const HERE: Position = Position {
        lat: 31.05,
        lng: 121.05,
    };
    const BOUNDS: Bounds = Bounds {
        south: 31.0,
        west: 121.0,
        north: 31.1,
        east: 121.1,
    };
    const THREE: BuildingId = BuildingId(Uuid::from_u128(3));

    fn draft() -> Draft {
        Draft::new(Uuid::nil(), IdempotencyKey(Uuid::nil()), Timestamp(0))
    }

    fn book() -> Places {
        let building = |id, name: &str| Building {
            id,
            grid: GridId(Uuid::nil()),
            name: name.to_owned(),
            position: HERE,
            floors: 6,
            units: Vec::new(),
        };
        Places {
            grids: Vec::new(),
            buildings: vec![
                building(THREE, "3号楼"),
                building(BuildingId(Uuid::from_u128(36)), "36号楼"),
            ],
            facilities: Vec::new(),
        }
    }

    fn sight(way: Way, searched: &str, zoom: Option<f64>) -> InSight {
        InSight {
            way,
            searched: searched.to_owned(),
            aim: zoom.map(|zoom| Aim { at: HERE, zoom }),
        }
    }

    #[test]
    fn the_pin_means_a_place_only_where_buildings_are_told_apart() {
        let near = sight(Way::Map, "", Some(17.0));
        assert_eq!(taken(&near, &book()), Some(Taken::Pin(HERE)));
        let far = sight(Way::Map, "", Some(16.9));
        assert_eq!(taken(&far, &book()), None);
        let mut draft = draft();
        draft.place.choose_pin(HERE);
        assert!(is_clear(&draft, &near, Some(BOUNDS)));
        assert!(!is_clear(&draft, &far, Some(BOUNDS)), "an older pin");
        assert_eq!(where_error(&draft, &far, Some(BOUNDS), false), None);
        assert_eq!(
            where_error(&draft, &far, Some(BOUNDS), true),
            Some(Unclear::TooFar)
        );
    }

    #[test]
    fn a_map_out_of_sight_neither_gives_nor_hinders() {
        let elsewhere = sight(Way::Position, "", Some(10.0));
        assert_eq!(taken(&elsewhere, &book()), None);
        let mut draft = draft();
        draft.place.choose_building(THREE);
        assert!(is_clear(&draft, &elsewhere, Some(BOUNDS)));
        assert_eq!(taken(&sight(Way::Map, "3号楼", None), &book()), None);
    }

    #[test]
    fn a_building_that_is_fully_typed_needs_no_tap() {
        let typed = sight(Way::Building, "3号楼", None);
        assert_eq!(taken(&typed, &book()), Some(Taken::Building(THREE)));
        let half = sight(Way::Building, "3", None);
        assert_eq!(taken(&half, &book()), None);
        assert!(!is_clear(&draft(), &half, None));
        assert_eq!(where_error(&draft(), &half, None, false), None);
        assert_eq!(
            where_error(&draft(), &half, None, true),
            Some(Unclear::NotTapped)
        );
        let empty = sight(Way::Building, "", None);
        assert_eq!(
            where_error(&draft(), &empty, None, true),
            Some(Unclear::Missing)
        );
    }

    #[test]
    fn outside_is_said_once() {
        let away = Position { lat: 40.0, ..HERE };
        let mut pinned = draft();
        pinned.place.choose_pin(away);
        let map = sight(Way::Map, "", Some(18.0));
        let said = where_error(&pinned, &map, Some(BOUNDS), false);
        assert!(
            matches!(&said, Some(Unclear::Wrong(wrong)) if wrong.code == FieldCode::OutsideCommunity),
            "{said:?}"
        );
        let mut measured = draft();
        measured.place.offer_fix(Fix {
            position: away,
            accuracy_m: 8.0,
        });
        let panel = sight(Way::Position, "", None);
        assert!(measured_outside(&measured, Way::Position, Some(BOUNDS)));
        assert!(!measured_outside(&measured, Way::Map, Some(BOUNDS)));
        assert_eq!(where_error(&measured, &panel, Some(BOUNDS), true), None);
        assert!(!is_clear(&measured, &panel, Some(BOUNDS)));
    }

    #[test]
    fn too_many_words_about_the_place_are_said_at_their_field() {
        let mut draft = draft();
        draft.place.choose_building(THREE);
        draft.place.spot = "长".repeat(5_000);
        let list = sight(Way::Building, "", None);
        assert_eq!(where_error(&draft, &list, Some(BOUNDS), true), None);
        assert!(!is_clear(&draft, &list, Some(BOUNDS)));
    }
}
