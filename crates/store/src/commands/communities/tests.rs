//! A community from nothing, and its address book again and again.

use super::{CreateCommunity, ImportPlaces, Imported, NewBuilding, NewFacility, NewGrid};
use crate::Failure;
use crate::queries::communities;
use crate::testing::village::{DAY_ONE, Village};
use contract::community::{DutyHours, MapStyle};
use contract::place::{Bounds, Position};
use contract::{Code, CommunityId, FieldCode, LocalText};
use rules::Actor;

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

fn book(community: CommunityId) -> ImportPlaces {
    ImportPlaces {
        community,
        grids: vec![NewGrid {
            id: None,
            code: "G1".into(),
            name: "第一网格".into(),
            ring: vec![[121.0, 31.0], [121.02, 31.0], [121.02, 31.01]],
        }],
        buildings: vec![NewBuilding {
            id: None,
            code: "B1".into(),
            name: "1号楼".into(),
            grid_code: "G1".into(),
            position: HERE,
            floors: 6,
            units: vec!["1单元".into(), "2单元".into()],
        }],
        facilities: vec![NewFacility {
            id: None,
            code: "L1".into(),
            kind: "lamp".into(),
            name: "1号灯".into(),
            position: HERE,
            grid_code: Some("G1".into()),
            building_code: None,
            category_code: None,
        }],
        geometry: Some("{}".into()),
    }
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
        let done = import(book(id)).await.unwrap();
        assert_eq!(done, Imported { grids: 1, buildings: 1, units: 2, facilities: 1 });
        let before = communities::places(store.reader(), id).await.unwrap();

        let mut renamed = book(id);
        renamed.buildings[0].name = "一号楼".into();
        renamed.buildings[0].units.push("3单元".into());
        import(renamed).await.unwrap();
        let after = communities::places(store.reader(), id).await.unwrap();
        assert_eq!(after.buildings[0].id, before.buildings[0].id);
        assert_eq!((after.buildings[0].name.as_str(), after.buildings[0].units.len()), ("一号楼", 3));
        assert_eq!(after.buildings[0].units[..2], before.buildings[0].units[..]);
        assert_eq!(after.facilities, before.facilities);
    }

    async fn a_book_that_refers_to_nothing_changes_nothing(store: TestStore) {
        let id = store.execute(create("new"), Actor::system(), DAY_ONE).await.unwrap();
        let mut wrong = book(id);
        wrong.buildings[0].grid_code = "G9".into();
        let refused = store.execute(wrong, Actor::system(), DAY_ONE).await;
        assert_eq!(first_field(refused), Some(("buildings.0.grid".into(), FieldCode::Unknown)));
        let mut twice = book(id);
        twice.facilities.push(twice.facilities[0].clone());
        let refused = store.execute(twice, Actor::system(), DAY_ONE).await;
        assert_eq!(first_field(refused), Some(("facilities.1.code".into(), FieldCode::Taken)));
        assert_eq!(store.number("SELECT COUNT(*) FROM grid").await, 0);
    }
}
