//! A community from nothing, and its address book again and again.

use super::{CreateCommunity, ImportPlaces, Imported};
use crate::Failure;
use crate::queries::communities;
use crate::testing::village::{DAY_ONE, Village};
use bundle::{Building, Grid, Places, Unit};
use contract::community::{DutyHours, Facility, MapStyle};
use contract::place::{Bounds, Position};
use contract::{BuildingId, Code, CommunityId, FacilityId, FieldCode, GridId, LocalText, UnitId};
use rules::Actor;
use sea_orm::EntityTrait;
use uuid::Uuid;

const HERE: Position = Position {
    lat: 31.005,
    lng: 121.005,
};

fn create(slug: &str) -> CreateCommunity {
    CreateCommunity {
        id: None,
        slug: slug.into(),
        name: LocalText::new("新社区"),
        utc_offset_min: 480,
        center: HERE,
        bounds: Bounds {
            south: 31.0,
            west: 121.0,
            north: 31.01,
            east: 121.02,
        },
        hours: DutyHours::default(),
        map: MapStyle::default(),
    }
}

/// As one reading of the files gives it: `reading` makes ids that no other reading has.
fn book(community: CommunityId, reading: u128) -> ImportPlaces {
    let id = |n: u128| Uuid::from_u128(reading << 64 | n);
    let (grid, building) = (GridId(id(1)), BuildingId(id(2)));
    let unit = |n: u128, name: &str| Unit {
        id: UnitId(id(n)),
        name: name.into(),
    };
    let places = Places {
        grids: vec![Grid {
            id: grid,
            code: "G1".into(),
            name: "第一网格".into(),
            ring: vec![[121.0, 31.0], [121.02, 31.0], [121.02, 31.01]],
        }],
        buildings: vec![Building {
            id: building,
            code: "B1".into(),
            name: "1号楼".into(),
            grid,
            position: HERE,
            floors: 6,
            units: vec![unit(3, "1单元"), unit(4, "2单元")],
        }],
        facilities: vec![Facility {
            id: FacilityId(id(5)),
            code: "L1".into(),
            kind: "lamp".into(),
            name: "1号灯".into(),
            position: HERE,
            grid: Some(grid),
            building: Some(building),
            category: None,
        }],
        geometry: "{}".into(),
    };
    ImportPlaces { community, places }
}

fn first_field<T>(result: Result<T, Failure>) -> Option<(String, FieldCode)> {
    match result {
        Err(Failure::Refused(refusal)) => {
            refusal.fields.0.first().map(|e| (e.field.clone(), e.code))
        }
        _ => None,
    }
}

crate::conformance! {
    async fn a_community_is_made_once_by_the_operator_only(store: TestStore) {
        let village = Village::build(&store).await;
        let by_staff = store.execute(create("new"), village.staff, DAY_ONE).await;
        assert_eq!(by_staff.err().map(|f| f.code()), Some(Code::Forbidden));
        let id = store.execute(create("new"), Actor::system(), DAY_ONE).await.unwrap();
        assert_eq!(communities::find(store.reader(), "new").await.unwrap().map(|c| c.id), Some(id));
        let twice = store.execute(create("new"), Actor::system(), DAY_ONE).await;
        assert_eq!(first_field(twice), Some(("slug".into(), FieldCode::Taken)));
        let wrong = store.execute(create("New Town"), Actor::system(), DAY_ONE).await;
        assert_eq!(first_field(wrong), Some(("slug".into(), FieldCode::Invalid)));
    }

    async fn importing_again_updates_and_keeps_ids(store: TestStore) {
        let id = store.execute(create("new"), Actor::system(), DAY_ONE).await.unwrap();
        let import = |book| store.execute(book, Actor::system(), DAY_ONE);
        let first = book(id, 1);
        let units = first.places.buildings[0].units.clone();
        let done = import(first).await.unwrap();
        assert_eq!(done, Imported { grids: 1, buildings: 1, units: 2, facilities: 1 });
        let before = communities::places(store.reader(), id).await.unwrap();
        // People and reports of a bundle refer to units by these ids.
        assert_eq!(before.buildings[0].units.iter().map(|u| u.id).collect::<Vec<_>>(), [units[0].id, units[1].id]);

        let mut renamed = book(id, 2);
        renamed.places.buildings[0].name = "一号楼".into();
        renamed.places.buildings[0].units.push(Unit { id: UnitId(Uuid::from_u128(9)), name: "3单元".into() });
        import(renamed).await.unwrap();
        let after = communities::places(store.reader(), id).await.unwrap();
        assert_eq!(after.buildings[0].id, before.buildings[0].id);
        assert_eq!((after.buildings[0].name.as_str(), after.buildings[0].units.len()), ("一号楼", 3));
        assert_eq!(after.buildings[0].units[..2], before.buildings[0].units[..]);
        // Its grid and building were named by the new ids and are the old rows.
        assert_eq!(after.facilities, before.facilities);
    }

    async fn importing_again_keeps_what_a_facility_is_about(store: TestStore) {
        let village = Village::build(&store).await;
        let id = village.community;
        let import = |category| {
            let mut book = book(id, 1);
            book.places.facilities[0].category = category;
            store.execute(book, Actor::system(), DAY_ONE)
        };
        import(None).await.unwrap();
        store.raw("UPDATE facility SET category_id = (SELECT id FROM category LIMIT 1) WHERE code = 'L1'").await;
        let category = async || {
            let places = communities::places(store.reader(), id).await.unwrap();
            let lamp = places.facilities.into_iter().find(|facility| facility.name == "1号灯");
            lamp.unwrap().category
        };
        let set = category().await;
        assert!(set.is_some());
        import(None).await.unwrap();
        assert_eq!(category().await, set);
        // A book that names one is believed.
        let all = crate::entity::category::Entity::find().all(store.reader()).await.unwrap();
        let other = all.iter().map(|row| contract::CategoryId(row.id)).find(|id| Some(*id) != set);
        import(other).await.unwrap();
        assert_eq!(category().await, other);
    }

    async fn a_book_that_refers_to_nothing_changes_nothing(store: TestStore) {
        let id = store.execute(create("new"), Actor::system(), DAY_ONE).await.unwrap();
        let mut wrong = book(id, 1);
        wrong.places.buildings[0].grid = GridId(Uuid::from_u128(9));
        let refused = store.execute(wrong, Actor::system(), DAY_ONE).await;
        assert_eq!(first_field(refused), Some(("buildings.0.grid".into(), FieldCode::Unknown)));
        let mut stray = book(id, 1);
        stray.places.facilities[0].category = Some(contract::CategoryId(Uuid::from_u128(9)));
        let refused = store.execute(stray, Actor::system(), DAY_ONE).await;
        assert_eq!(first_field(refused), Some(("facilities.0.category".into(), FieldCode::Unknown)));
        let mut twice = book(id, 1);
        let lamp = twice.places.facilities[0].clone();
        twice.places.facilities.push(lamp);
        let refused = store.execute(twice, Actor::system(), DAY_ONE).await;
        assert_eq!(first_field(refused), Some(("facilities.1.code".into(), FieldCode::Taken)));
        assert_eq!(store.number("SELECT COUNT(*) FROM grid").await, 0);
    }
}
