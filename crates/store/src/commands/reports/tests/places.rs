use super::*;
use crate::testing::village::{HOUSE, IN_THE_WEST};
use contract::place::{PlaceInput, PlaceMethod, Position};
use contract::{BuildingId, UnitId};

async fn refused(scene: &Scene, place: PlaceInput) -> (String, FieldCode) {
    let mut input = scene.village.report("路灯不亮");
    input.place = place;
    field(scene.submit_as(&scene.village.author, input, DAY_ONE).await)
}

async fn sent(scene: &Scene, place: PlaceInput) -> ReportId {
    let mut input = scene.village.report("路灯不亮");
    input.place = place;
    scene.submit(input).await
}

crate::conformance! {
    async fn each_way_of_placing_finds_position_and_grid(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let by_list = PlaceInput {
            unit: Some(village.stairs),
            spot: " 三楼\u{202e}楼梯口 ".into(),
            ..village.at_house()
        };
        let by_lamp = PlaceInput {
            method: PlaceMethod::Facility,
            building: None,
            facility: Some(village.lamp),
            ..village.at_house()
        };
        let by_gps = PlaceInput {
            method: PlaceMethod::Gps,
            accuracy_m: Some(12.0),
            ..village.pin(IN_THE_WEST)
        };
        for (place, label, position) in [
            (by_list, "3号楼 2单元 三楼楼梯口", HOUSE),
            (by_lamp, "7号路灯", Position { lat: 31.006, lng: 121.006 }),
            (by_gps, "西网格", IN_THE_WEST),
            (village.pin(IN_THE_WEST), "西网格", IN_THE_WEST),
        ] {
            let id = sent(&scene, place).await;
            let card = scene.detail(&village.neighbour, id).await.unwrap().card;
            assert_eq!(card.place.label, label);
            assert_eq!(card.place.position, position);
            assert_eq!(card.place.grid, Some(village.west));
        }
    }

    async fn that_it_is_the_whole_building_reaches_neighbours(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let whole = PlaceInput { whole: true, ..village.at_house() };
        for (place, said) in [(whole.clone(), true), (village.at_house(), false)] {
            let id = sent(&scene, place).await;
            let seen = scene.detail(&village.neighbour, id).await.unwrap().card.place;
            assert_eq!((seen.label.as_str(), seen.whole), ("3号楼", said));
        }
        let unit = PlaceInput { unit: Some(village.stairs), ..whole.clone() };
        let home = PlaceInput { indoors: true, ..whole };
        for part in [unit, home] {
            assert_eq!(refused(&scene, part).await, ("place.whole".into(), FieldCode::Invalid));
        }
    }

    async fn a_wrong_place_is_refused_by_field(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let outside = village.pin(Position { lat: 31.5, lng: 121.005 });
        assert_eq!(refused(&scene, outside).await, ("place.position".into(), FieldCode::OutsideCommunity));
        let unknown = PlaceInput { building: Some(BuildingId(Uuid::nil())), ..village.at_house() };
        assert_eq!(refused(&scene, unknown).await, ("place.building".into(), FieldCode::Unknown));
        let far = PlaceInput { building: Some(village.tower), ..village.pin(IN_THE_WEST) };
        assert_eq!(refused(&scene, far).await, ("place.position".into(), FieldCode::TooFar));
        let vague = PlaceInput {
            method: PlaceMethod::Gps,
            accuracy_m: Some(1e308),
            ..village.pin(IN_THE_WEST)
        };
        assert_eq!(refused(&scene, vague).await, ("place.accuracy_m".into(), FieldCode::OutOfRange));
        let unit = PlaceInput { unit: Some(UnitId(Uuid::nil())), ..village.at_house() };
        assert_eq!(refused(&scene, unit).await, ("place.unit".into(), FieldCode::Unknown));
        let other_house = PlaceInput {
            building: Some(village.tower),
            unit: Some(village.stairs),
            ..village.at_house()
        };
        assert_eq!(refused(&scene, other_house).await, ("place.unit".into(), FieldCode::Unknown));
        // Indoors, but no building anywhere near.
        let nowhere = PlaceInput {
            indoors: true,
            ..village.pin(Position { lat: 31.009, lng: 121.009 })
        };
        assert_eq!(refused(&scene, nowhere).await, ("place.building".into(), FieldCode::Required));
    }

    async fn a_facility_inside_a_home_is_not_published_either(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        scene.store.raw("UPDATE facility SET lat = 31.0032, lng = 121.0031").await;
        let lamp = Position { lat: 31.0032, lng: 121.0031 };
        let by_lamp = PlaceInput {
            method: PlaceMethod::Facility,
            building: None,
            facility: Some(village.lamp),
            spot: "301室".into(),
            indoors: true,
            ..village.at_house()
        };
        let id = sent(&scene, by_lamp.clone()).await;
        let seen = scene.detail(&village.neighbour, id).await.unwrap().card.place;
        assert_eq!((seen.label.as_str(), seen.position, seen.facility), ("3号楼", HOUSE, None));
        let seen = scene.detail(&village.worker, id).await.unwrap().card.place;
        assert_eq!((seen.label.as_str(), seen.position), ("3号楼 7号路灯 301室", lamp));
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM report WHERE lat > 31.0031").await, 0);
        // Far from every building there is nothing that may be published.
        scene.store.raw("UPDATE facility SET lat = 31.009, lng = 121.009").await;
        assert_eq!(refused(&scene, by_lamp).await, ("place.building".into(), FieldCode::Required));
    }

    async fn from_inside_a_home_neighbours_learn_the_building_only(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let at_home = Position { lat: HOUSE.lat + 0.0002, lng: HOUSE.lng + 0.0001 };
        let id = sent(&scene, PlaceInput {
            method: PlaceMethod::Gps,
            building: Some(village.house),
            unit: Some(village.stairs),
            accuracy_m: Some(8.0),
            spot: "301室".into(),
            indoors: true,
            ..village.pin(at_home)
        }).await;
        let seen = scene.detail(&village.neighbour, id).await.unwrap().card.place;
        assert_eq!((seen.label.as_str(), seen.position), ("3号楼", HOUSE));
        assert_eq!((seen.unit, seen.accuracy_m), (None, None));
        for party in [&village.author, &village.worker, &village.staff] {
            let seen = scene.detail(party, id).await.unwrap().card.place;
            assert_eq!((seen.label.as_str(), seen.position), ("3号楼 2单元 301室", at_home));
        }
        let seen = scene.detail(&village.other_staff, id).await.unwrap().card.place;
        assert_eq!(seen.position, HOUSE);
        // The map's projection counts the public point, and the row holds nothing else.
        let exact = format!("SELECT COUNT(*) FROM report WHERE lat = {}", at_home.lat);
        assert_eq!(scene.store.number(&exact).await, 0);
    }
}
