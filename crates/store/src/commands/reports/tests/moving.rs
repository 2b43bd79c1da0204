//! The author corrects where it is, and everything that hangs on the place goes along.

use super::*;
use crate::testing::village::{HOUSE, IN_THE_WEST};
use crate::verify::verify;
use contract::place::{PlaceInput, PlaceMethod, Position};
use contract::report::{Holder, ReportPatch, Subject};

fn to(place: PlaceInput) -> ReportPatch {
    ReportPatch {
        place: Some(place),
        ..ReportPatch::default()
    }
}

fn tower(scene: &Scene) -> PlaceInput {
    PlaceInput {
        building: Some(scene.village.tower),
        spot: "一楼大厅".into(),
        ..scene.village.at_house()
    }
}

crate::conformance! {
    async fn a_report_moves_into_another_grid_with_all_that_counts_it(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let id = scene.simple().await;
        let east_before = code(scene.run(&village.east_worker, scene.accepting(id)).await);
        assert_eq!(east_before, Code::Forbidden);
        scene.correct(&village.author, id, 1, to(tower(&scene))).await.unwrap();
        let seen = scene.detail(&village.neighbour, id).await.unwrap();
        assert_eq!((seen.card.place.grid, seen.card.place.building), (Some(village.east), Some(village.tower)));
        assert!(seen.card.place.label.ends_with("一楼大厅"), "{}", seen.card.place.label);
        assert!(seen.timeline[1].moved);
        assert!(!seen.timeline[0].moved);
        let grid = |holder: &Holder| matches!(holder, Holder::Worker { grid: Some(grid), .. } if grid == "东网格");
        assert!(grid(&seen.holder), "{:?}", seen.holder);
        assert_eq!(verify(scene.store.reader()).await.unwrap(), []);
        assert_eq!(code(scene.run(&village.worker, scene.accepting(id)).await), Code::Forbidden);
        scene.run(&village.east_worker, scene.accepting(id)).await.unwrap();
        assert_eq!(code(scene.correct(&village.author, id, 3, to(village.at_house())).await), Code::WrongState);
    }

    async fn the_new_worker_is_told(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        let jobs = "SELECT COUNT(*) FROM job WHERE kind = 'notify_worker'";
        let before = scene.store.number(jobs).await;
        let near = PlaceInput { spot: "门口".into(), ..scene.village.at_house() };
        scene.correct(&scene.village.author, id, 1, to(near)).await.unwrap();
        assert_eq!(scene.store.number(jobs).await, before, "it is still hers");
        scene.correct(&scene.village.author, id, 2, to(tower(&scene))).await.unwrap();
        assert_eq!(scene.store.number(jobs).await, before + 1);
    }

    async fn the_same_place_is_no_correction(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let id = scene.simple().await;
        let same = scene.correct(&village.author, id, 1, to(village.at_house())).await;
        assert_eq!(same.unwrap(), 1);
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM event WHERE kind = 'report_corrected'").await, 0);
    }

    async fn how_it_was_told_leads_to_the_same_place(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let by_lamp = PlaceInput {
            method: PlaceMethod::Facility,
            building: None,
            facility: Some(village.lamp),
            ..village.at_house()
        };
        let home = PlaceInput {
            unit: Some(village.stairs),
            spot: "301室".into(),
            indoors: true,
            ..village.at_house()
        };
        let guessed = PlaceInput {
            indoors: true,
            ..village.pin(Position { lat: HOUSE.lat + 0.0002, ..HOUSE })
        };
        let measured = PlaceInput {
            method: PlaceMethod::Gps,
            accuracy_m: Some(12.0),
            ..village.pin(IN_THE_WEST)
        };
        for place in [by_lamp, home, guessed, measured, village.pin(IN_THE_WEST)] {
            let mut input = village.report("路灯不亮");
            input.place = place.clone();
            let id = scene.submit(input).await;
            let told = scene.detail(&village.author, id).await.unwrap().place_told.unwrap();
            let again = scene.correct(&village.author, id, 1, to(told)).await;
            assert_eq!(again.unwrap(), 1, "{place:?}");
            assert_eq!(scene.detail(&village.worker, id).await.unwrap().place_told, None);
        }
    }

    async fn the_exact_point_of_a_home_goes_and_comes_with_the_place(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let id = scene.simple().await;
        let inside = |north: f64| PlaceInput {
            indoors: true,
            ..village.pin(Position { lat: HOUSE.lat + north, ..HOUSE })
        };
        let exact = "SELECT COUNT(*) FROM report_exact";
        scene.correct(&village.author, id, 1, to(inside(0.0002))).await.unwrap();
        assert_eq!(scene.store.number(exact).await, 1);
        let seen = scene.detail(&village.neighbour, id).await.unwrap();
        assert_eq!(seen.card.place.position, HOUSE);
        // The public row is the same; only where it is exactly differs.
        assert_eq!(scene.correct(&village.author, id, 2, to(inside(0.0003))).await.unwrap(), 3);
        scene.correct(&village.author, id, 3, to(village.pin(IN_THE_WEST))).await.unwrap();
        assert_eq!(scene.store.number(exact).await, 0);
        assert_eq!(verify(scene.store.reader()).await.unwrap(), []);
    }

    async fn a_wrong_place_changes_nothing(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let id = scene.simple().await;
        let outside = village.pin(Position { lat: 31.5, lng: 121.005 });
        let refused = field(scene.correct(&village.author, id, 1, to(outside)).await);
        assert_eq!(refused, ("place.position".into(), FieldCode::OutsideCommunity));
        let refused = scene.correct(&village.neighbour, id, 1, to(tower(&scene))).await;
        assert_eq!(code(refused), Code::Forbidden);
        assert_eq!(scene.detail(&village.author, id).await.unwrap().version, 1);
    }

    async fn staff_read_a_moved_report_anew_and_it_does_not_move_for_ever(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let id = scene.simple().await;
        let read = scene.store.staff_version(Subject::Report(id)).await;
        let mut version = 1;
        for n in 0..rules::lifecycle::TEXTS_PER_HOUR {
            let place = if n % 2 == 0 { tower(&scene) } else { village.at_house() };
            version = scene.correct(&village.author, id, version, to(place)).await.unwrap();
        }
        assert!(scene.store.staff_version(Subject::Report(id)).await > read);
        let again = scene.correct(&village.author, id, version, to(tower(&scene))).await;
        assert_eq!(code(again), Code::RateLimited);
        assert_eq!(scene.detail(&village.author, id).await.unwrap().version, version);
    }
}
