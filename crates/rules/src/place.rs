//! Where a report lies, and what of that becomes public.

mod resolve;

use contract::place::Position;
pub use resolve::{
    Building, Facility, Known, Resolved, Wrong, asks_for_candidates, asks_for_grids, building_of,
    resolve,
};

/// The two points of a report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// For everybody.
    pub public: Position,
    /// Where it was told to be, for author and workers alone; `None` where that is the public one.
    pub exact: Option<Position>,
}

/// Indoors only the building's own point becomes public, however the place was told. `None`: the
/// building must be known before anything may be published.
pub fn points(told: Position, indoors: bool, building: Option<Position>) -> Option<Points> {
    if !indoors {
        return Some(Points {
            public: told,
            exact: None,
        });
    }
    building.map(|public| Points {
        public,
        exact: (public != told).then_some(told),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: Position = Position {
        lat: 31.1,
        lng: 121.1,
    };
    const BUILDING: Position = Position {
        lat: 31.2,
        lng: 121.2,
    };

    #[test]
    fn outdoors_the_place_is_public_as_it_was_told() {
        for building in [None, Some(BUILDING)] {
            let points = points(TOLD, false, building).unwrap();
            assert_eq!((points.public, points.exact), (TOLD, None));
        }
    }

    #[test]
    fn indoors_only_the_building_is() {
        assert_eq!(points(TOLD, true, None), None);
        let seen = points(TOLD, true, Some(BUILDING)).unwrap();
        assert_eq!((seen.public, seen.exact), (BUILDING, Some(TOLD)));
        let same = points(BUILDING, true, Some(BUILDING)).unwrap();
        assert_eq!((same.public, same.exact), (BUILDING, None));
    }
}
