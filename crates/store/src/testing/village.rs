//! A small community for tests: two grids side by side, a building and a facility in each, and one
//! person of each kind.

use crate::entity::{
    building, category, community, consent, facility, grant_role, grid, person, profile, unit,
};
use crate::failure::Failure;
use crate::row::to_json;
use crate::{Command, Context, Store, Tx};
use contract::community::{DaySpan, DutyHours, MapStyle};
use contract::person::{ConsentTo, Grant, Role};
use contract::place::{PlaceInput, PlaceMethod, Position};
use contract::report::{NewReport, Visibility};
use contract::{
    BuildingId, CategoryId, CommunityId, FacilityId, GrantId, GridId, LocalText, PersonId,
    Timestamp, UnitId,
};
use rules::Actor;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
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
            visibility: Visibility::Public,
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

struct Build(Village);

impl Command for Build {
    type Outcome = ();
    const NAME: &'static str = "build_village";

    async fn run(&self, tx: &Tx, _: &Context) -> Result<(), Failure> {
        let village = &self.0;
        for (community, slug) in [
            (village.community, "village"),
            (village.other_community, "elsewhere"),
        ] {
            insert(tx, community_row(community, slug)?).await?;
        }
        for (category, code, radius) in
            [(village.light, "light", 200), (village.noise, "noise", 50)]
        {
            insert(tx, category_row(village, category, code, radius)?).await?;
        }
        self.places(tx).await?;
        for (n, person) in village.people().into_iter().enumerate() {
            add_person(tx, person, n).await?;
        }
        Ok(())
    }
}

impl Build {
    async fn places(&self, tx: &Tx) -> Result<(), Failure> {
        let village = &self.0;
        let community_id = village.community.0;
        for (grid, code, name, from, to) in [
            (village.west, "W", "西网格", 121.0, 121.01),
            (village.east, "E", "东网格", 121.01, 121.02),
        ] {
            let ring = [[from, 31.0], [to, 31.0], [to, 31.01], [from, 31.01]];
            let row = grid::Model {
                id: grid.0,
                community_id,
                code: code.into(),
                name: name.into(),
                sort: 0,
                ring: to_json(&ring)?,
            };
            insert(tx, row).await?;
        }
        for (building, grid, name, lng) in [
            (village.house, village.west, "3号楼", HOUSE.lng),
            (village.tower, village.east, "5号楼", 121.015),
        ] {
            let row = building::Model {
                id: building.0,
                community_id,
                grid_id: grid.0,
                code: name.into(),
                name: name.into(),
                sort: 0,
                lat: HOUSE.lat,
                lng,
                floors: 6,
            };
            insert(tx, row).await?;
        }
        let stairs = unit::Model {
            id: village.stairs.0,
            building_id: village.house.0,
            name: "2单元".into(),
            sort: 0,
        };
        insert(tx, stairs).await?;
        let lamp = facility::Model {
            id: village.lamp.0,
            community_id,
            grid_id: Some(village.west.0),
            building_id: None,
            category_id: Some(village.light.0),
            kind: "lamp".into(),
            name: "7号路灯".into(),
            lat: 31.006,
            lng: 121.006,
            code: "L7".into(),
        };
        insert(tx, lamp).await
    }
}

async fn insert<M>(tx: &Tx, row: M) -> Result<(), Failure>
where
    M: sea_orm::ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
{
    <M::Entity as EntityTrait>::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn community_row(id: CommunityId, slug: &str) -> Result<community::Model, Failure> {
    let office = DaySpan {
        from: 9 * 60,
        to: 17 * 60,
    };
    let mut week = [Some(office); 7];
    (week[5], week[6]) = (None, None);
    Ok(community::Model {
        id: id.0,
        slug: slug.into(),
        name: to_json(&LocalText::new("梧桐里"))?,
        utc_offset_min: 480,
        center_lat: 31.005,
        center_lng: 121.01,
        south: 30.99,
        west: 120.99,
        north: 31.02,
        east: 121.03,
        hours: to_json(&DutyHours { week })?,
        map_style: to_json(&MapStyle::default())?,
        geometry: "{}".into(),
        geometry_version: 1,
        created: 0,
        version: 1,
    })
}

fn category_row(
    village: &Village,
    id: CategoryId,
    code: &str,
    near_radius_m: i32,
) -> Result<category::Model, Failure> {
    Ok(category::Model {
        id: id.0,
        community_id: village.community.0,
        code: code.into(),
        name: to_json(&LocalText::new(code))?,
        icon: "lightbulb".into(),
        keywords: to_json(&[code])?,
        responsible: to_json(&LocalText::new("物业工程部"))?,
        accept_within_min: 60,
        finish_amount: 2,
        finish_unit: "working_days".into(),
        near_radius_m,
        private_by_default: false,
        active: true,
        sort: 0,
        version: 1,
    })
}

async fn add_person(tx: &Tx, actor: &Actor, n: usize) -> Result<(), Failure> {
    let Some(PersonId(id)) = actor.person else {
        return Ok(());
    };
    let row = person::Model {
        id,
        created: 0,
        erased: None,
        version: 1,
    };
    insert(tx, row).await?;
    let profile = profile::Model {
        person_id: id,
        phone: format!("1380000010{n}"),
        name: format!("人物{n}"),
        building_id: None,
        unit_id: None,
    };
    insert(tx, profile).await?;
    for to in &actor.consents {
        let row = consent::Model {
            person_id: id,
            kind: to.code().into(),
            given: true,
            at: 0,
        };
        insert(tx, row).await?;
    }
    for grant in &actor.grants {
        let row = grant_role::Model {
            id: grant.id.0,
            community_id: grant.community.0,
            person_id: id,
            role: grant.role.code().into(),
            grid_id: grant.grid.map(|grid| grid.0),
            since: 0,
            revoked: None,
        };
        insert(tx, row).await?;
    }
    Ok(())
}
