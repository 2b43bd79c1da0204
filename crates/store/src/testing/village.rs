//! A small community for tests: two grids side by side, a building and a facility in each, and one
//! person of each kind.

mod rows;

use crate::Store;
use contract::person::{ConsentTo, Grant, Role};
use contract::place::{PlaceInput, PlaceMethod, Position};
use contract::report::{NewReport, Visibility};
use contract::{
    BuildingId, CategoryId, CommunityId, FacilityId, GrantId, GridId, PersonId, Timestamp, UnitId,
};
use rows::Build;
use rules::Actor;
use uuid::Uuid;

/// When the village begins: a Monday, 09:00 in Beijing.
pub const DAY_ONE: Timestamp = Timestamp(1_795_395_600_000);

/// Ids are numbers, so that a failing test can be read.
const fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub struct Village {
    pub community: CommunityId,
    pub other_community: CommunityId,
    pub west: GridId,
    pub east: GridId,
    /// In the west.
    pub house: BuildingId,
    pub stairs: UnitId,
    /// In the east.
    pub tower: BuildingId,
    /// In the west.
    pub lamp: FacilityId,
    pub light: CategoryId,
    pub noise: CategoryId,
    pub author: Actor,
    pub neighbour: Actor,
    /// Walks the west.
    pub worker: Actor,
    /// Walks the east.
    pub east_worker: Actor,
    pub staff: Actor,
    /// Staff of the other community.
    pub other_staff: Actor,
}

/// Inside the west grid, on no building.
pub const IN_THE_WEST: Position = Position {
    lat: 31.005,
    lng: 121.005,
};
pub const HOUSE: Position = Position {
    lat: 31.003,
    lng: 121.003,
};

fn actor(n: u128, grants: Vec<Grant>) -> Actor {
    Actor::person(PersonId(id(n)), grants).agreeing_to(vec![ConsentTo::Service])
}

fn grant(n: u128, community: CommunityId, role: Role, grid: Option<GridId>) -> Grant {
    Grant {
        id: GrantId(id(n)),
        community,
        role,
        grid,
    }
}

impl Village {
    pub async fn build(store: &Store) -> Self {
        let village = Self::plan();
        let build = Build(Self::plan());
        store
            .execute(build, Actor::system(), Timestamp(0))
            .await
            .expect("a village is built");
        village
    }

    fn plan() -> Self {
        let (community, other) = (CommunityId(id(1)), CommunityId(id(2)));
        let (west, east) = (GridId(id(11)), GridId(id(12)));
        Self {
            community,
            other_community: other,
            west,
            east,
            house: BuildingId(id(21)),
            stairs: UnitId(id(31)),
            tower: BuildingId(id(22)),
            lamp: FacilityId(id(41)),
            light: CategoryId(id(51)),
            noise: CategoryId(id(52)),
            author: actor(101, vec![]),
            neighbour: actor(102, vec![]),
            worker: actor(
                103,
                vec![grant(203, community, Role::GridWorker, Some(west))],
            ),
            east_worker: actor(
                104,
                vec![grant(204, community, Role::GridWorker, Some(east))],
            ),
            staff: actor(105, vec![grant(205, community, Role::Staff, None)]),
            other_staff: actor(106, vec![grant(206, other, Role::Staff, None)]),
        }
    }

    pub fn people(&self) -> [&Actor; 6] {
        [
            &self.author,
            &self.neighbour,
            &self.worker,
            &self.east_worker,
            &self.staff,
            &self.other_staff,
        ]
    }

    /// A public report at the house, without a photo.
    pub fn report(&self, text: &str) -> NewReport {
        NewReport {
            text: text.to_owned(),
            photos: Vec::new(),
            category: Some(self.light),
            place: self.at_house(),
            visibility: Some(Visibility::Public),
            name_shown: false,
        }
    }

    pub fn at_house(&self) -> PlaceInput {
        PlaceInput {
            method: PlaceMethod::Building,
            building: Some(self.house),
            unit: None,
            facility: None,
            position: None,
            accuracy_m: None,
            spot: String::new(),
            whole: false,
            indoors: false,
        }
    }

    pub fn pin(&self, position: Position) -> PlaceInput {
        PlaceInput {
            method: PlaceMethod::Pin,
            building: None,
            position: Some(position),
            ..self.at_house()
        }
    }
}
