//! Where a story takes place, and the words for it.

use super::Maker;
use crate::place::{at, to_position};
use crate::stories::{Site, Story};
use bundle::{Building, Place};
use contract::community::Facility;
use contract::place::{DEGREE_M, PlaceMethod, Position};
use contract::{BuildingId, PersonId};

/// Buildings with at least this many floors have a lift.
const LIFT_FLOORS: u16 = 9;

impl<'a> Maker<'a> {
    /// The index of the grid and the place. `home` keeps a regular's reports in their own house.
    pub(super) fn place(&mut self, story: &Story, home: Option<BuildingId>) -> (usize, Place) {
        let mut place = match story.site {
            Site::Facility(kind) => self.at_facility(kind),
            Site::Stairs | Site::Tower => self.in_a_building(story.site, home, false),
            Site::Home => self.in_a_building(story.site, home, true),
            Site::Yard | Site::Walls => self.in_the_yard(story.site, home),
            Site::River => {
                let spot = at(
                    self.random.real(-500.0, 500.0),
                    self.random.real(-362.0, -350.0),
                );
                self.place_at(PlaceMethod::Pin, to_position(spot))
            }
        };
        place.spot = self.fill(story.spot, &place);
        let grids = &self.ground.quarter.places.grids;
        let index = grids.iter().position(|grid| grid.id == place.grid);
        (index.unwrap_or_default(), place)
    }

    fn at_facility(&mut self, kind: &str) -> Place {
        let all = &self.ground.quarter.places.facilities;
        let list: Vec<&Facility> = all.iter().filter(|f| f.kind == kind).collect();
        let facility = *self.random.pick(&list);
        Place {
            facility: Some(facility.id),
            building: facility.building,
            ..self.place_at(PlaceMethod::Facility, facility.position)
        }
    }

    fn in_a_building(&mut self, site: Site, home: Option<BuildingId>, indoors: bool) -> Place {
        let building = self.building(site, home);
        let exact = indoors.then(|| self.near(building.position, 2.0, 12.0));
        let unit = self.random.pick(&building.units).id;
        Place {
            building: Some(building.id),
            unit: Some(unit),
            indoors,
            exact,
            ..self.place_at(PlaceMethod::Building, building.position)
        }
    }

    /// Half pick the building from the list; the others put a pin or let the phone measure.
    fn in_the_yard(&mut self, site: Site, home: Option<BuildingId>) -> Place {
        let building = self.building(Site::Yard, home);
        let listed = self.random.percent(50);
        let (method, position) = if listed {
            (PlaceMethod::Building, building.position)
        } else {
            (PlaceMethod::Pin, self.near(building.position, 10.0, 26.0))
        };
        let mut place = Place {
            building: Some(building.id),
            // Who has the list before her says that no staircase is meant.
            whole: listed && site == Site::Walls,
            ..self.place_at(method, position)
        };
        if !listed && self.random.percent(40) {
            place.method = PlaceMethod::Gps;
            place.accuracy_m = Some((self.random.real(5.0, 32.0) * 10.0).round() / 10.0);
        }
        place
    }

    fn building(&mut self, site: Site, home: Option<BuildingId>) -> &'a Building {
        let all = &self.ground.quarter.places.buildings;
        let fits = |b: &&Building| site != Site::Tower || b.floors >= LIFT_FLOORS;
        if let Some(own) = all.iter().find(|b| Some(b.id) == home).filter(fits) {
            return own;
        }
        let list: Vec<&Building> = all.iter().filter(fits).collect();
        let n = self.random.index(list.len());
        list[n]
    }

    fn place_at(&self, method: PlaceMethod, position: Position) -> Place {
        let grids = &self.ground.quarter.places.grids;
        let grid = grids
            .iter()
            .find(|grid| rules::geo::in_ring(&grid.ring, position))
            .unwrap_or(&grids[0]);
        Place {
            method,
            grid: grid.id,
            building: None,
            unit: None,
            facility: None,
            spot: String::new(),
            whole: false,
            indoors: false,
            position,
            exact: None,
            accuracy_m: None,
        }
    }

    /// A point at a distance between `low` and `high` metres in any direction.
    fn near(&mut self, from: Position, low: f64, high: f64) -> Position {
        let distance = self.random.real(low, high);
        let (sin, cos) = self.random.real(0.0, std::f64::consts::TAU).sin_cos();
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        let lng_metres = DEGREE_M * from.lat.to_radians().cos();
        Position {
            lat: round(from.lat + sin * distance / DEGREE_M),
            lng: round(from.lng + cos * distance / lng_metres),
        }
    }

    /// Somebody who lives in the building, else in the grid.
    pub(super) fn neighbour(&mut self, grid: usize, place: &Place) -> PersonId {
        let people = self.ground.people;
        let lives = |n: &usize, test: &dyn Fn(BuildingId) -> bool| {
            people.all[*n].building.is_some_and(test)
        };
        let same: Vec<usize> = people
            .residents
            .iter()
            .copied()
            .filter(|n| lives(n, &|b| Some(b) == place.building))
            // The printed sign-ins have a fixed number of reports.
            .filter(|n| *n > 1)
            .collect();
        let list = if same.is_empty() || self.random.percent(25) {
            self.in_grid(grid)
        } else {
            same
        };
        people.all[*self.random.pick(&list)].id
    }

    /// Indexes of the residents of a grid, without the printed sign-ins.
    pub(super) fn in_grid(&self, grid: usize) -> Vec<usize> {
        let places = &self.ground.quarter.places;
        let id = places.grids[grid].id;
        let people = self.ground.people;
        let here = |building: BuildingId| {
            places
                .buildings
                .iter()
                .any(|b| b.id == building && b.grid == id)
        };
        let residents = people.residents.iter().copied();
        residents
            .filter(|n| *n > 1 && people.all[*n].building.is_some_and(here))
            .collect()
    }

    /// Fills `{b}`, `{u}`, `{f}` and `{x}`.
    pub(super) fn fill(&mut self, words: &str, place: &Place) -> String {
        let places = &self.ground.quarter.places;
        let building = places
            .buildings
            .iter()
            .find(|b| Some(b.id) == place.building);
        let facility = places
            .facilities
            .iter()
            .find(|f| Some(f.id) == place.facility);
        let unit = building.and_then(|b| b.units.iter().find(|u| Some(u.id) == place.unit));
        let floors = building.map_or(6, |b| b.floors);
        let floor = self.random.between(2, i64::from(floors.max(3)) - 1);
        words
            .replace("{b}", building.map_or("楼", |b| &b.name))
            .replace("{u}", unit.map_or("", |u| &u.name))
            .replace("{f}", &floor.to_string())
            .replace("{x}", facility.map_or("这里", |f| &f.name))
    }
}
