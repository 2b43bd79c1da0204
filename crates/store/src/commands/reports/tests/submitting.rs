use super::*;
use contract::person::Role;
use contract::report::{Holder, Visibility};
use contract::stream::Change;
use contract::{CategoryId, CommunityId};

crate::conformance! {
    async fn a_report_goes_to_the_worker_of_its_grid(store: TestStore) {
        let scene = Scene::new(store).await;
        let mut changes = scene.store.subscribe();
        let input = scene.village.report("路灯不亮");
        let sent = scene.submit_as(&scene.village.author, input, DAY_ONE).await.unwrap();
        let worker = Holder::Worker {
            role: Role::GridWorker,
            grid: Some("西网格".into()),
            name: Some("人物2".into()),
        };
        assert_eq!(sent.holder, worker);
        assert_eq!(sent.reference.len(), 9);
        // An hour of duty time; two working days, to the end of duty.
        assert_eq!(sent.accept_due, minutes(60));
        assert!(sent.finish_due > minutes(24 * 60));
        let change = changes.recv().await.unwrap();
        assert_eq!(change.change, Change::Report { id: sent.id, version: 1 });
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM job WHERE kind = 'notify_worker'").await, 1);
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM event WHERE kind = 'report_submitted'").await, 1);
        let counted = "SELECT n FROM map_count WHERE level = 10 AND category_code = ''";
        assert_eq!(scene.store.number(counted).await, 1);
    }

    async fn a_flood_of_reports_is_one_message_in_ten_minutes(store: TestStore) {
        let scene = Scene::new(store).await;
        let author = scene.village.author.clone();
        let submit = |minute| scene.submit_as(&author, scene.village.report("路灯不亮"), minutes(minute));
        for minute in [0, 0, 1, 2] {
            submit(minute).await.unwrap();
        }
        let jobs = || scene.store.number("SELECT COUNT(*) FROM job WHERE kind = 'notify_worker'");
        let last = || scene.store.number("SELECT MAX(run_at) FROM job WHERE kind = 'notify_worker'");
        assert_eq!((jobs().await, last().await), (2, minutes(10).0), "one at once, one for the rest");
        submit(11).await.unwrap();
        assert_eq!((jobs().await, last().await), (3, minutes(20).0));
        submit(40).await.unwrap();
        assert_eq!((jobs().await, last().await), (4, minutes(40).0), "at once after a quiet time");
        let worker = scene.village.worker.person.unwrap();
        let waiting = queries::work::waiting_for(scene.store.reader(), worker).await.unwrap();
        assert_eq!(waiting, 6);
    }

    async fn without_a_category_the_desk_has_it_until_somebody_sorts_it(store: TestStore) {
        let scene = Scene::new(store).await;
        scene.store.raw("UPDATE grant_role SET revoked = 1").await;
        let mut input = scene.village.report("不知道归谁");
        input.category = None;
        let sent = scene.submit_as(&scene.village.author, input, DAY_ONE).await.unwrap();
        assert_eq!(sent.holder, Holder::DutyDesk);
        assert_eq!(sent.accept_due, minutes(240));
    }

    async fn the_category_says_who_sees_it_unless_the_author_did(store: TestStore) {
        let scene = Scene::new(store).await;
        let (author, noise) = (&scene.village.author, scene.village.noise);
        scene.store.raw("UPDATE category SET private_by_default = TRUE WHERE code = 'noise'").await;
        for (category, said, seen) in [
            (Some(noise), None, Visibility::Private),
            (Some(noise), Some(Visibility::Public), Visibility::Public),
            (Some(scene.village.light), None, Visibility::Public),
            (Some(scene.village.light), Some(Visibility::Private), Visibility::Private),
            (None, None, Visibility::Public),
        ] {
            let input = NewReport { category, visibility: said, ..scene.village.report("楼上太吵") };
            let id = scene.submit(input).await;
            assert_eq!(scene.detail(author, id).await.unwrap().card.visibility, seen);
            let known = scene.detail(&scene.village.neighbour, id).await.is_ok();
            assert_eq!(known, seen == Visibility::Public);
        }
    }

    async fn the_page_names_the_worker_who_gets_the_reports(store: TestStore) {
        let scene = Scene::new(store).await;
        // Somebody else has walked the west for longer, and the two began at the same moment before.
        let old = scene.village.east_worker.person.unwrap().0;
        let west = scene.village.west.0;
        let community = scene.village.community.0;
        let id = |id: Uuid| match scene.store.url().starts_with("sqlite") {
            true => format!("x'{}'", id.simple()),
            false => format!("'{id}'"),
        };
        scene.store.raw("UPDATE grant_role SET since = 9").await;
        scene.store.raw(&format!(
            "INSERT INTO grant_role (id, community_id, person_id, role, grid_id, since) VALUES ({}, {}, {}, 'grid_worker', {}, 9)",
            id(Uuid::from_u128(1)), id(community), id(old), id(west)
        )).await;
        let sent = scene.submit_as(&scene.village.author, scene.village.report("路灯不亮"), DAY_ONE).await.unwrap();
        let Holder::Worker { name, .. } = sent.holder else { panic!("{:?}", sent.holder) };
        let places = queries::communities::places(scene.store.reader(), scene.village.community).await.unwrap();
        let grid = places.grids.into_iter().find(|grid| grid.id == scene.village.west).unwrap();
        assert_eq!((name.as_deref(), grid.worker_name.as_deref()), (Some("人物3"), Some("人物3")));
    }

    async fn the_same_key_is_the_same_report_for_ever(store: TestStore) {
        let scene = Scene::new(store).await;
        let key = IdempotencyKey(Uuid::now_v7());
        let command = |text: &str| SubmitReport {
            community: scene.village.community,
            key,
            input: scene.village.report(text),
        };
        let author = &scene.village.author;
        let first = scene.store.execute(command("路灯不亮"), author.clone(), DAY_ONE).await.unwrap();
        // Months later nothing but the row knows the key.
        let again = scene.store.execute(command("路灯还是不亮"), author.clone(), minutes(200 * 24 * 60)).await;
        assert_eq!(again.unwrap(), first);
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM report").await, 1);
        // Keys are per person.
        let other = scene.store.execute(command("路灯不亮"), scene.village.neighbour.clone(), DAY_ONE).await;
        assert_ne!(other.unwrap().id, first.id);
    }

    async fn what_does_not_exist_is_refused_by_field(store: TestStore) {
        let scene = Scene::new(store).await;
        let (village, author) = (&scene.village, &scene.village.author);
        let mut input = village.report("路灯不亮");
        input.category = Some(CategoryId(Uuid::nil()));
        assert_eq!(field(scene.submit_as(author, input, DAY_ONE).await), ("category".into(), FieldCode::Unknown));
        let mut input = village.report("路灯不亮");
        input.photos = vec![MediaId(Uuid::nil())];
        assert_eq!(field(scene.submit_as(author, input, DAY_ONE).await), ("photos".into(), FieldCode::Unknown));
        let mut input = village.report("路灯不亮");
        input.photos = vec![scene.photo(&village.neighbour, 1).await];
        assert_eq!(field(scene.submit_as(author, input, DAY_ONE).await), ("photos".into(), FieldCode::Unknown));
        let long = village.report(&"长".repeat(4001));
        assert_eq!(field(scene.submit_as(author, long, DAY_ONE).await), ("text".into(), FieldCode::TooLong));
        let empty = village.report("  ");
        assert_eq!(field(scene.submit_as(author, empty, DAY_ONE).await), ("text".into(), FieldCode::Required));
        let visitor = scene.submit_as(&Actor::anonymous(), village.report("路灯不亮"), DAY_ONE).await;
        assert_eq!(code(visitor), Code::SignInRequired);
        let elsewhere = SubmitReport {
            community: CommunityId(Uuid::nil()),
            key: IdempotencyKey(Uuid::now_v7()),
            input: village.report("路灯不亮"),
        };
        assert_eq!(code(scene.store.execute(elsewhere, author.clone(), DAY_ONE).await), Code::NotFound);
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM report").await, 0);
    }

    async fn a_photo_named_twice_is_one_photo(store: TestStore) {
        let scene = Scene::new(store).await;
        let photo = scene.photo(&scene.village.author, 1).await;
        let again = scene.photo(&scene.village.author, 1).await;
        assert_eq!(photo, again);
        let mut input = scene.village.report("");
        input.photos = vec![photo, photo];
        let id = scene.submit(input).await;
        let detail = scene.detail(&scene.village.author, id).await.unwrap();
        assert_eq!(detail.photos.len(), 1);
        assert_eq!(detail.card.thumb, Some(photo));
    }
}
