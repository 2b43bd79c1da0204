//! Staff decide from what they have read: a decision about something else is stale.

use super::*;
use contract::report::Subject;
use contract::work::Moderation;

impl Scene {
    /// Of the one report, for its author and its workers.
    async fn version(&self) -> i64 {
        self.store.number("SELECT version FROM report").await
    }
}

crate::conformance! {
    async fn nobody_decides_about_what_she_has_not_seen(store: TestStore) {
        let scene = Scene::new(store).await;
        let (staff, neighbour) = (&scene.village.staff, &scene.village.neighbour);
        let photo = scene.photo(&scene.village.author, 1).await;
        let mut input = scene.village.report("路灯不亮");
        input.photos = vec![photo];
        let id = scene.submit(input).await;
        let said = scene.said(id, "难听的话").await;
        scene.reword(id, "别的话").await;
        scene.accept(id).await;
        for subject in [Subject::Report(id), said, Subject::Photo(photo)] {
            let decide = |version, hide| {
                let reason = "涉及隐私".to_owned();
                scene.moderate_from(version, Moderation { report: id, subject, hide, reason }, staff)
            };
            let read = async || scene.store.staff_version(subject).await;
            let unflagged = read().await;
            scene.flag(&scene.village.worker, subject).await.unwrap();
            assert_eq!(code(decide(unflagged, true).await), Code::Stale, "a flag that she has not read");
            let flagged = read().await;
            assert_eq!(scene.flags(staff).await.unwrap()[0].version, flagged);
            scene.flag(&scene.village.worker, subject).await.unwrap();
            assert_eq!(read().await, flagged, "the same flag again");
            decide(flagged, false).await.unwrap();
            assert_eq!(code(decide(flagged, true).await), Code::Stale, "another let it stand meanwhile");
            let stands = read().await;
            decide(stands, true).await.unwrap();
            assert_eq!(code(decide(stands, false).await), Code::Stale, "another hid it meanwhile");
            decide(read().await, false).await.unwrap();
        }
        let detail = scene.detail(staff, id).await.unwrap();
        let told = [detail.staff_version, detail.comments_list[0].staff_version, detail.photos[0].staff_version];
        assert!(told.iter().all(|version| version.is_some_and(|version| version > 1)), "{told:?}");
        // That somebody flagged it is for staff alone to see.
        for other in [neighbour, &scene.village.author, &scene.village.worker] {
            let detail = scene.detail(other, id).await.unwrap();
            assert_eq!(detail.staff_version, None);
            assert_eq!(detail.comments_list[0].staff_version, None);
            assert_eq!(detail.photos[0].staff_version, None);
        }
    }

    async fn other_words_want_another_look(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        let subject = Subject::Report(id);
        let read = scene.store.staff_version(subject).await;
        scene.reword(id, "别的话").await;
        let input = Moderation { report: id, subject, hide: true, reason: "涉及隐私".into() };
        assert_eq!(code(scene.moderate_from(read, input, &scene.village.staff).await), Code::Stale);
    }

    async fn what_staff_do_beside_a_report_is_no_other_version_of_it(store: TestStore) {
        let scene = Scene::new(store).await;
        let staff = &scene.village.staff;
        let photo = scene.photo(&scene.village.author, 1).await;
        let mut input = scene.village.report("路灯不亮");
        input.photos = vec![photo];
        let id = scene.submit(input).await;
        let said = scene.said(id, "难听的话").await;
        let read = scene.version().await;
        scene.flag(&scene.village.worker, Subject::Report(id)).await.unwrap();
        for subject in [said, Subject::Photo(photo)] {
            scene.flag(&scene.village.worker, subject).await.unwrap();
            scene.moderate(staff, subject, true).await.unwrap();
        }
        scene.moderate(staff, Subject::Report(id), false).await.unwrap();
        assert_eq!(scene.version().await, read, "its author is correcting it meanwhile");
        scene.moderate(staff, Subject::Report(id), true).await.unwrap();
        assert_eq!(scene.version().await, read + 1, "its own words are hidden");
    }
}
