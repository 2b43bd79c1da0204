use super::*;
use contract::stream::Change;
use contract::{CategoryId, CommunityId};

crate::conformance! {
    async fn a_report_goes_to_the_worker_of_its_grid(store: TestStore) {
        let scene = Scene::new(store).await;
        let mut changes = scene.store.subscribe();
        let input = scene.village.report("路灯不亮");
        let sent = scene.submit_as(&scene.village.author, input, DAY_ONE).await.unwrap();
        assert_eq!(sent.holder.zh_hans, "西网格 网格员 人物2");
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

    async fn without_a_category_the_desk_has_it_until_somebody_sorts_it(store: TestStore) {
        let scene = Scene::new(store).await;
        scene.store.raw("UPDATE grant_role SET revoked = 1").await;
        let mut input = scene.village.report("不知道归谁");
        input.category = None;
        let sent = scene.submit_as(&scene.village.author, input, DAY_ONE).await.unwrap();
        assert_eq!(sent.holder.zh_hans, "社区值班室");
        assert_eq!(sent.accept_due, minutes(240));
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
