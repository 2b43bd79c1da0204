//! The same photo in two reports: the same bytes of the same author are one photo.

use super::*;
use contract::media::PhotoState;
use contract::report::{FlagReason, NewFlag, Subject};
use contract::work::Moderation;

impl Scene {
    /// Two reports of the author with the same photo.
    async fn two_with(&self, photo: MediaId) -> (ReportId, ReportId) {
        let with_photo = || {
            let mut input = self.village.report("路灯不亮");
            input.photos = vec![photo];
            input
        };
        let (first, second) = (with_photo(), with_photo());
        let (first, second) = (self.submit(first).await, self.submit(second).await);
        self.reword(first, "路灯还是不亮").await;
        (first, second)
    }
}

crate::conformance! {
    async fn a_photo_in_two_reports_can_be_hidden_through_each(store: TestStore) {
        let scene = Scene::new(store).await;
        let (author, staff) = (&scene.village.author, &scene.village.staff);
        let photo = scene.photo(author, 1).await;
        let subject = Subject::Photo(photo);
        let (a, b) = scene.two_with(photo).await;
        scene.accept(a).await;
        let read = async |id| {
            let photo = scene.detail(staff, id).await.unwrap().photos[0].clone();
            (photo.staff_version.unwrap(), photo.state)
        };
        assert_eq!(read(a).await, (1, PhotoState::Shown));
        assert_eq!(read(b).await, (1, PhotoState::NotReleased));
        let decide = |version, report, hide| {
            let reason = "看得到门牌".to_owned();
            scene.moderate_from(version, Moderation { report, subject, hide, reason }, staff)
        };
        decide(1, b, true).await.unwrap();
        assert_eq!(read(a).await, (2, PhotoState::Hidden));
        assert_eq!(code(decide(1, a, false).await), Code::Stale, "hidden meanwhile, through the other");
        decide(2, a, false).await.unwrap();
        decide(3, a, true).await.unwrap();
        assert_eq!(read(b).await, (4, PhotoState::Hidden));
        decide(4, b, false).await.unwrap();
        assert_eq!(read(a).await.1, PhotoState::Shown);
    }

    async fn a_flag_is_decided_in_the_report_that_it_was_raised_in(store: TestStore) {
        let scene = Scene::new(store).await;
        let (author, staff) = (&scene.village.author, &scene.village.staff);
        let photo = scene.photo(author, 1).await;
        let (a, b) = scene.two_with(photo).await;
        for id in [a, b] {
            scene.accept(id).await;
        }
        let (subject, reason) = (Subject::Photo(photo), FlagReason::Privacy);
        let raise = |report, subject| {
            let text = "看得到门牌".to_owned();
            scene.raise(&scene.village.neighbour, NewFlag { report, subject, reason, text })
        };
        raise(b, subject).await.unwrap();
        let open = scene.flags(staff).await.unwrap();
        assert_eq!((open.len(), open[0].report, open[0].version), (1, b, 2));
        let input = Moderation { report: b, subject, hide: true, reason: "看得到门牌".into() };
        scene.moderate_from(2, input, staff).await.unwrap();
        assert_eq!(scene.flags(staff).await.unwrap(), []);
        // What belongs to another report is not there, whatever it is.
        let said = scene.said(a, "难听的话").await;
        for thing in [Subject::Report(a), said] {
            assert_eq!(code(raise(b, thing).await), Code::NotFound);
        }
        raise(a, Subject::Report(a)).await.unwrap();
        let empty = scene.simple().await;
        assert_eq!(code(raise(empty, subject).await), Code::NotFound);
    }
}
