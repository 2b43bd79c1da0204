//! What is on around somebody, for the first page.

use contract::home::AroundScope;
use contract::{BuildingId, GridId};

/// Reports that are shown.
pub const SHOWN: u32 = 6;

/// Where somebody lives, as far as she said so and the address book knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    pub building: Option<BuildingId>,
    pub grid: Option<GridId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    Building(BuildingId),
    Grid(GridId),
    Community,
}

impl Surroundings {
    pub const fn scope(self) -> AroundScope {
        match self {
            Self::Building(_) => AroundScope::Building,
            Self::Grid(_) => AroundScope::Grid,
            Self::Community => AroundScope::Community,
        }
    }
}

/// Where to look first: as near as the home is known.
pub fn nearest(home: &Home) -> Surroundings {
    match home.building {
        Some(building) => Surroundings::Building(building),
        None => beyond_building(home),
    }
}

/// Where to look after so many were found there; `None`: these are shown. The nearest surroundings
/// that have any win, and the community is shown even when nothing is on in it.
pub fn wider(home: &Home, looked: Surroundings, found: usize) -> Option<Surroundings> {
    if found > 0 {
        return None;
    }
    match looked {
        Surroundings::Building(_) => Some(beyond_building(home)),
        Surroundings::Grid(_) => Some(Surroundings::Community),
        Surroundings::Community => None,
    }
}

fn beyond_building(home: &Home) -> Surroundings {
    home.grid
        .map_or(Surroundings::Community, Surroundings::Grid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const HOUSE: Surroundings = Surroundings::Building(BuildingId(Uuid::from_u128(21)));
    const WEST: Surroundings = Surroundings::Grid(GridId(Uuid::from_u128(11)));

    fn home(building: bool, grid: bool) -> Home {
        Home {
            building: building.then_some(BuildingId(Uuid::from_u128(21))),
            grid: grid.then_some(GridId(Uuid::from_u128(11))),
        }
    }

    /// Everywhere that is looked at when nothing is found.
    fn walk(home: Home) -> Vec<Surroundings> {
        let next = |looked: &Surroundings| wider(&home, *looked, 0);
        std::iter::successors(Some(nearest(&home)), next).collect()
    }

    #[test]
    fn a_home_is_looked_around_from_the_nearest_to_the_farthest() {
        let everywhere = Surroundings::Community;
        assert_eq!(walk(home(true, true)), [HOUSE, WEST, everywhere]);
        assert_eq!(walk(home(true, false)), [HOUSE, everywhere]);
        assert_eq!(walk(home(false, true)), [WEST, everywhere]);
        assert_eq!(walk(Home::default()), [everywhere]);
    }

    #[test]
    fn the_first_that_have_any_are_shown() {
        for looked in [HOUSE, WEST, Surroundings::Community] {
            assert_eq!(wider(&home(true, true), looked, 1), None);
        }
        assert_eq!(HOUSE.scope(), AroundScope::Building);
        assert_eq!(WEST.scope(), AroundScope::Grid);
        assert_eq!(Surroundings::Community.scope(), AroundScope::Community);
    }
}
