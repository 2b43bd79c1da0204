use super::*;
use crate::commands::reports::{AddComment, CorrectReport, WithdrawReport};
use crate::commands::work::{AddNote, DeclineReport, FinishReport};
use contract::LocalText;
use contract::person::Role;
use contract::report::{Holder, NewComment, ReportPatch, Status, TimelineKind, Visibility};
use contract::work::{DeclineInput, FinishInput, NoteInput};

impl Scene {
    pub(super) async fn run<C: crate::Command>(
        &self,
        actor: &Actor,
        command: C,
    ) -> Result<C::Outcome, Failure> {
        self.store.execute(command, actor.clone(), minutes(2)).await
    }

    pub(super) async fn correct(
        &self,
        actor: &Actor,
        report: ReportId,
        version: i64,
        patch: ReportPatch,
    ) -> Result<i64, Failure> {
        self.run(
            actor,
            CorrectReport {
                report,
                version,
                patch,
            },
        )
        .await
    }

    pub(super) async fn counts(&self, report: ReportId) -> (i64, i64, i64) {
        let detail = self.detail(&self.village.author, report).await.unwrap();
        (detail.card.me_too, detail.followers, detail.card.comments)
    }
}

fn words(text: &str) -> ReportPatch {
    ReportPatch {
        text: Some(text.into()),
        ..ReportPatch::default()
    }
}

pub(super) fn comment(report: ReportId, text: &str) -> AddComment {
    AddComment {
        report,
        key: IdempotencyKey(Uuid::now_v7()),
        input: NewComment { text: text.into() },
    }
}

pub(super) fn finish(report: ReportId, photo: MediaId) -> FinishReport {
    let input = FinishInput {
        text: "已换新灯".into(),
        photos: vec![photo],
    };
    FinishReport { report, input }
}

crate::conformance! {
    async fn an_author_corrects_until_somebody_accepts(store: TestStore) {
        let scene = Scene::new(store).await;
        let (author, neighbour) = (&scene.village.author, &scene.village.neighbour);
        let id = scene.simple().await;
        assert_eq!(scene.correct(author, id, 1, words("三盏路灯不亮")).await.unwrap(), 2);
        assert_eq!(code(scene.correct(author, id, 1, words("旧的")).await), Code::Stale);
        assert_eq!(code(scene.correct(neighbour, id, 2, words("别人的")).await), Code::Forbidden);
        assert_eq!(field(scene.correct(author, id, 2, words("")).await).0, "text");
        assert_eq!(scene.detail(neighbour, id).await.unwrap().text, "三盏路灯不亮");
        assert_eq!(scene.store.number("SELECT version FROM report_text_old").await, 1);
        scene.accept(id).await;
        assert_eq!(code(scene.correct(author, id, 3, words("太迟了")).await), Code::WrongState);
    }

    async fn words_are_not_changed_so_often_that_nobody_can_decide_about_them(store: TestStore) {
        let scene = Scene::new(store).await;
        let author = &scene.village.author;
        let id = scene.simple().await;
        let mut version = 1;
        for n in 0..rules::lifecycle::TEXTS_PER_HOUR {
            version = scene.correct(author, id, version, words(&format!("路灯不亮，第{n}次"))).await.unwrap();
        }
        assert_eq!(code(scene.correct(author, id, version, words("又一次")).await), Code::RateLimited);
        let private = ReportPatch { visibility: Some(Visibility::Private), ..ReportPatch::default() };
        assert!(scene.correct(author, id, version, private).await.is_ok(), "what is no text goes on");
    }

    async fn a_comment_shows_what_its_author_was_when_writing(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        scene.run(&scene.village.worker, comment(id, "师傅下午来")).await.unwrap();
        let later = minutes(3).0;
        for (set, role) in [
            (format!("since = 0, revoked = {later}"), Role::GridWorker),
            (format!("since = {later}, revoked = NULL"), Role::Resident),
        ] {
            scene.store.raw(&format!("UPDATE grant_role SET {set}")).await;
            let seen = scene.detail(&scene.village.neighbour, id).await.unwrap();
            let who = &seen.comments_list[0].who;
            assert_eq!((who.role, who.name.is_some()), (role, role == Role::GridWorker));
        }
    }

    async fn a_correction_of_nothing_leaves_no_trace(store: TestStore) {
        let scene = Scene::new(store).await;
        let author = &scene.village.author;
        let id = scene.simple().await;
        let events = "SELECT COUNT(*) FROM event";
        let before = scene.store.number(events).await;
        assert_eq!(scene.correct(author, id, 1, ReportPatch::default()).await.unwrap(), 1);
        let same = scene.detail(author, id).await.unwrap().text;
        assert_eq!(scene.correct(author, id, 1, words(&same)).await.unwrap(), 1);
        assert_eq!(scene.store.number(events).await, before);
    }

    async fn a_report_made_private_leaves_list_and_map(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        let patch = ReportPatch { visibility: Some(Visibility::Private), ..ReportPatch::default() };
        scene.correct(&scene.village.author, id, 1, patch).await.unwrap();
        let neighbour = &scene.village.neighbour;
        assert_eq!(code(scene.detail(neighbour, id).await), Code::NotFound);
        assert_eq!(scene.list(neighbour, ReportFilter::default()).await.items, []);
        assert!(scene.detail(&scene.village.worker, id).await.is_ok());
        assert_eq!(code(scene.detail(&scene.village.east_worker, id).await), Code::NotFound);
        assert_eq!(scene.store.number("SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM map_count").await, 0);
    }

    async fn a_new_category_brings_its_own_promise(store: TestStore) {
        let scene = Scene::new(store).await;
        scene.store.raw("UPDATE category SET accept_within_min = 30 WHERE code = 'noise'").await;
        let id = scene.simple().await;
        let patch = ReportPatch { category: Some(scene.village.noise), ..ReportPatch::default() };
        scene.correct(&scene.village.author, id, 1, patch).await.unwrap();
        let detail = scene.detail(&scene.village.author, id).await.unwrap();
        assert_eq!(detail.accept_due, minutes(30));
        let of_light = "SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM map_count WHERE category_code = 'light'";
        assert_eq!(scene.store.number(of_light).await, 0);
    }

    async fn a_withdrawn_report_is_gone_for_others(store: TestStore) {
        let scene = Scene::new(store).await;
        let (author, neighbour) = (&scene.village.author, &scene.village.neighbour);
        let id = scene.simple().await;
        assert_eq!(code(scene.run(neighbour, WithdrawReport { report: id }).await), Code::Forbidden);
        scene.run(author, WithdrawReport { report: id }).await.unwrap();
        assert_eq!(code(scene.run(author, WithdrawReport { report: id }).await), Code::WrongState);
        assert_eq!(code(scene.detail(neighbour, id).await), Code::NotFound);
        assert_eq!(scene.detail(author, id).await.unwrap().card.status, Status::Withdrawn);
        assert_eq!(scene.store.number("SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM map_count").await, 0);
    }

    async fn the_worker_takes_it_to_its_end(store: TestStore) {
        let scene = Scene::new(store).await;
        let (village, worker) = (&scene.village, &scene.village.worker);
        let id = scene.simple().await;
        let photo = scene.photo(worker, 7).await;
        assert_eq!(code(scene.run(worker, finish(id, photo)).await), Code::WrongState);
        assert_eq!(code(scene.run(&village.east_worker, AcceptReport { report: id, input: AcceptInput::default() }).await), Code::Forbidden);
        scene.accept(id).await;
        let note = NoteInput { text: "已联系电工".into(), photos: vec![] };
        scene.run(worker, AddNote { report: id, input: note }).await.unwrap();
        assert_eq!(scene.detail(worker, id).await.unwrap().card.status, Status::InProgress);
        scene.store.execute(finish(id, photo), worker.clone(), minutes(9)).await.unwrap();
        let seen = scene.detail(&village.neighbour, id).await.unwrap();
        assert_eq!(seen.card.status, Status::Resolved);
        assert_eq!(seen.photos.iter().map(|p| p.id).collect::<Vec<_>>(), [photo]);
        let kinds: Vec<_> = seen.timeline.iter().map(|entry| entry.kind).collect();
        assert_eq!(kinds, [TimelineKind::Submitted, TimelineKind::Accepted, TimelineKind::Noted, TimelineKind::Finished]);
        let names: Vec<_> = seen.timeline.iter().map(|entry| entry.who.name.as_deref()).collect();
        assert_eq!(names, [None, Some("人物2"), Some("人物2"), Some("人物2")]);
        assert_eq!(seen.timeline[3].text, "已换新灯");
        assert_eq!(seen.timeline[3].photos.len(), 1);
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM map_count WHERE is_open AND n > 0").await, 0);
    }

    async fn who_takes_it_up_has_it_in_the_own_role(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        let accept = AcceptReport { report: id, input: AcceptInput::default() };
        scene.run(&scene.village.staff, accept).await.unwrap();
        let holder = scene.detail(&scene.village.neighbour, id).await.unwrap().holder;
        let staff = Holder::Worker { role: Role::Staff, grid: None, name: Some("人物4".into()) };
        assert_eq!(holder, staff);
        // Who works here no longer has it no longer.
        scene.store.raw("UPDATE grant_role SET revoked = 1").await;
        let holder = scene.detail(&scene.village.neighbour, id).await.unwrap().holder;
        assert_eq!(holder, Holder::Responsible(LocalText::new("物业工程部")));
    }

    async fn with_a_photo_a_corrected_report_needs_no_words(store: TestStore) {
        let scene = Scene::new(store).await;
        let author = &scene.village.author;
        let mut input = scene.village.report("路灯不亮");
        input.photos = vec![scene.photo(author, 1).await];
        let id = scene.submit(input).await;
        assert_eq!(scene.correct(author, id, 1, words("坏")).await.unwrap(), 2);
        assert_eq!(scene.correct(author, id, 2, words("")).await.unwrap(), 3);
    }

    async fn a_refusal_names_who_answers_instead(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        let input = DeclineInput { reason: "不在社区范围".into(), instead: "市政热线 12345".into() };
        scene.run(&scene.village.worker, DeclineReport { report: id, input }).await.unwrap();
        let seen = scene.detail(&scene.village.neighbour, id).await.unwrap();
        assert_eq!(seen.card.status, Status::Declined);
        assert!(seen.timeline[1].text.contains("12345"));
    }

    async fn acceptance_releases_photos_except_the_withheld(store: TestStore) {
        let scene = Scene::new(store).await;
        let (author, neighbour) = (&scene.village.author, &scene.village.neighbour);
        let photos = [scene.photo(author, 1).await, scene.photo(author, 2).await];
        let mut input = scene.village.report("路灯不亮");
        input.photos = photos.to_vec();
        let id = scene.submit(input).await;
        let files = async |actor: &Actor, photo| queries::media::files(scene.store.reader(), actor, photo).await;
        assert_eq!(scene.detail(neighbour, id).await.unwrap().photos, []);
        assert_eq!(scene.detail(&scene.village.worker, id).await.unwrap().photos.len(), 2);
        assert_eq!(code(files(neighbour, photos[0]).await), Code::NotFound);
        assert_eq!(code(files(&Actor::anonymous(), photos[0]).await), Code::NotFound);
        assert!(files(author, photos[0]).await.is_ok() && files(&scene.village.worker, photos[0]).await.is_ok());
        let many = AcceptInput { withhold: vec![photos[0]; contract::limits::REPORT_PHOTOS_MAX + 1], ..AcceptInput::default() };
        let refused = scene.run(&scene.village.worker, AcceptReport { report: id, input: many }).await;
        assert_eq!(field(refused), ("withhold".into(), FieldCode::TooMany));
        let unknown = AcceptInput { withhold: vec![MediaId(Uuid::nil())], ..AcceptInput::default() };
        assert_eq!(field(scene.run(&scene.village.worker, AcceptReport { report: id, input: unknown }).await).0, "withhold");
        let input = AcceptInput { category: Some(scene.village.noise), withhold: vec![photos[1]] };
        scene.run(&scene.village.worker, AcceptReport { report: id, input }).await.unwrap();
        let seen = scene.detail(neighbour, id).await.unwrap();
        assert_eq!(seen.photos.iter().map(|p| p.id).collect::<Vec<_>>(), [photos[0]]);
        assert_eq!((seen.card.category, seen.card.thumb), (Some(scene.village.noise), Some(photos[0])));
        assert!(files(&Actor::anonymous(), photos[0]).await.is_ok());
        assert_eq!(code(files(neighbour, photos[1]).await), Code::NotFound);
    }
}
