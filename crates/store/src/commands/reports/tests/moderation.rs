use super::*;
use crate::commands::moderation::{Moderate, RaiseFlag};
use crate::commands::reports::{AddComment, CorrectReport};
use crate::entity::report;
use contract::media::PhotoState;
use contract::report::{
    FlagReason, FlagReceipt, NewComment, NewFlag, ReportPatch, Subject, TimelineKind,
};
use contract::work::{Flag, Moderation};
use sea_orm::EntityTrait;

impl Scene {
    pub(super) async fn flag(
        &self,
        actor: &Actor,
        subject: Subject,
    ) -> Result<FlagReceipt, Failure> {
        let input = NewFlag {
            report: self.only().await,
            subject,
            reason: FlagReason::Privacy,
            text: "写了我家".into(),
        };
        self.raise(actor, input).await
    }

    pub(super) async fn raise(
        &self,
        actor: &Actor,
        input: NewFlag,
    ) -> Result<FlagReceipt, Failure> {
        let command = RaiseFlag { input };
        let done = self.store.execute(command, actor.clone(), minutes(2));
        done.await
    }

    pub(super) async fn moderate(
        &self,
        actor: &Actor,
        subject: Subject,
        hide: bool,
    ) -> Result<(), Failure> {
        let input = Moderation {
            report: self.only().await,
            subject,
            hide,
            reason: "涉及隐私".into(),
        };
        let version = self.store.staff_version(subject).await;
        self.moderate_from(version, input, actor).await
    }

    pub(super) async fn moderate_from(
        &self,
        version: i64,
        input: Moderation,
        actor: &Actor,
    ) -> Result<(), Failure> {
        let command = Moderate { version, input };
        let done = self.store.execute(command, actor.clone(), minutes(3));
        done.await
    }

    /// The one report that most scenes here have.
    async fn only(&self) -> ReportId {
        let row = report::Entity::find().one(self.store.reader());
        ReportId(row.await.unwrap().unwrap().id)
    }

    /// The neighbour comments.
    pub(super) async fn said(&self, report: ReportId, text: &str) -> Subject {
        let command = AddComment {
            report,
            key: IdempotencyKey(Uuid::now_v7()),
            input: NewComment { text: text.into() },
        };
        let neighbour = self.village.neighbour.clone();
        let said = self.store.execute(command, neighbour, minutes(1)).await;
        Subject::Comment(said.unwrap().id)
    }

    /// The author writes other words.
    pub(super) async fn reword(&self, report: ReportId, text: &str) {
        let author = &self.village.author;
        let command = CorrectReport {
            report,
            version: self.detail(author, report).await.unwrap().version,
            patch: ReportPatch {
                text: Some(text.into()),
                ..ReportPatch::default()
            },
        };
        let corrected = self.store.execute(command, author.clone(), minutes(4));
        corrected.await.unwrap();
    }

    pub(super) async fn flags(&self, actor: &Actor) -> Result<Vec<Flag>, Failure> {
        let community = self.village.community;
        let page = queries::moderation::flags(self.store.reader(), actor, community, None).await?;
        Ok(page.items)
    }
}

crate::conformance! {
    async fn staff_see_flags_and_hide_the_text(store: TestStore) {
        let scene = Scene::new(store).await;
        let (neighbour, staff) = (&scene.village.neighbour, &scene.village.staff);
        let id = scene.simple().await;
        let subject = Subject::Report(id);
        let flag = scene.flag(neighbour, subject).await.unwrap();
        assert_eq!(scene.flag(neighbour, subject).await.unwrap(), flag);
        assert_eq!(code(scene.flag(&scene.village.author, subject).await), Code::Forbidden);
        assert_eq!(code(scene.flag(&Actor::anonymous(), subject).await), Code::SignInRequired);
        assert_eq!(code(scene.flags(neighbour).await), Code::Forbidden);
        assert_eq!(code(scene.flags(&scene.village.other_staff).await), Code::Forbidden);
        let open = scene.flags(staff).await.unwrap();
        assert_eq!(open.len(), 1);
        assert_eq!((open[0].quote.as_str(), open[0].reason), ("路灯不亮", FlagReason::Privacy));
        for nobody in [neighbour, &scene.village.worker, &scene.village.other_staff] {
            assert_eq!(code(scene.moderate(nobody, subject, true).await), Code::Forbidden);
        }
        scene.moderate(staff, subject, true).await.unwrap();
        assert_eq!(scene.flags(staff).await.unwrap(), []);
        let seen = scene.detail(neighbour, id).await.unwrap();
        assert_eq!((seen.text.as_str(), seen.hidden), ("", true));
        let entry = seen.timeline.last().unwrap();
        assert_eq!((entry.kind, entry.text.as_str()), (TimelineKind::Hidden, ""));
        assert_eq!(scene.list(neighbour, ReportFilter::default()).await.items, []);
        assert_eq!(scene.store.number("SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM map_count").await, 0);
        let own = scene.detail(&scene.village.author, id).await.unwrap();
        assert_eq!(own.timeline.last().unwrap().text, "涉及隐私");
        scene.moderate(staff, subject, false).await.unwrap();
        assert_eq!(scene.detail(neighbour, id).await.unwrap().text, "路灯不亮");
        assert_eq!(scene.list(neighbour, ReportFilter::default()).await.items.len(), 1);
    }

    async fn a_comment_can_be_hidden_and_flagged_by_the_reports_author(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        let subject = scene.said(id, "难听的话").await;
        assert_eq!(code(scene.flag(&scene.village.neighbour, subject).await), Code::Forbidden);
        scene.flag(&scene.village.author, subject).await.unwrap();
        scene.moderate(&scene.village.staff, subject, true).await.unwrap();
        let comments = scene.detail(&scene.village.author, id).await.unwrap().comments_list;
        assert_eq!((comments[0].text.as_str(), comments[0].hidden), ("", true));
        let comments = scene.detail(&scene.village.staff, id).await.unwrap().comments_list;
        assert_eq!(comments[0].text, "难听的话");
    }

    async fn a_photo_that_one_may_not_see_can_not_be_flagged(store: TestStore) {
        let scene = Scene::new(store).await;
        let photo = scene.photo(&scene.village.author, 1).await;
        let mut input = scene.village.report("路灯不亮");
        input.photos = vec![photo];
        let id = scene.submit(input).await;
        let (neighbour, subject) = (&scene.village.neighbour, Subject::Photo(photo));
        assert_eq!(code(scene.flag(neighbour, subject).await), Code::NotFound);
        let waits = scene.detail(&scene.village.author, id).await.unwrap().photos;
        assert_eq!(waits[0].state, PhotoState::NotReleased);
        scene.accept(id).await;
        scene.flag(neighbour, subject).await.unwrap();
        scene.moderate(&scene.village.staff, subject, true).await.unwrap();
        assert_eq!(scene.detail(neighbour, id).await.unwrap().photos, []);
        let files = queries::media::files(scene.store.reader(), neighbour, photo).await;
        assert_eq!(code(files), Code::NotFound);
        let author = &scene.village.author;
        for party in [author, &scene.village.worker, &scene.village.staff] {
            let photos = scene.detail(party, id).await.unwrap().photos;
            assert_eq!(photos[0].state, PhotoState::Hidden);
        }
        scene.moderate(&scene.village.staff, subject, false).await.unwrap();
        assert_eq!(scene.detail(neighbour, id).await.unwrap().photos[0].state, PhotoState::Shown);
    }

    async fn looked_at_and_left_standing_answers_the_flags(store: TestStore) {
        let scene = Scene::new(store).await;
        let subject = Subject::Report(scene.simple().await);
        scene.flag(&scene.village.neighbour, subject).await.unwrap();
        scene.moderate(&scene.village.staff, subject, false).await.unwrap();
        assert_eq!(scene.flags(&scene.village.staff).await.unwrap(), []);
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM event WHERE kind = 'flags_decided'").await, 1);
        let timeline = match subject {
            Subject::Report(id) => scene.detail(&scene.village.staff, id).await.unwrap().timeline,
            _ => Vec::new(),
        };
        assert_eq!(timeline.len(), 1);
    }

    async fn words_that_staff_have_not_seen_can_be_flagged_again(store: TestStore) {
        let scene = Scene::new(store).await;
        let (neighbour, staff) = (&scene.village.neighbour, &scene.village.staff);
        let id = scene.simple().await;
        let subject = Subject::Report(id);
        let first = scene.flag(neighbour, subject).await.unwrap();
        assert!(first.open);
        scene.moderate(staff, subject, false).await.unwrap();
        // The same words: staff have said that they may stay.
        let same = scene.flag(neighbour, subject).await.unwrap();
        assert_eq!(same, FlagReceipt { open: false, ..first });
        assert_eq!(scene.flags(staff).await.unwrap(), []);
        scene.reword(id, "难听的话").await;
        let again = scene.flag(neighbour, subject).await.unwrap();
        assert_eq!(again, first);
        let open = scene.flags(staff).await.unwrap();
        assert_eq!((open.len(), open[0].quote.as_str()), (1, "难听的话"));
        assert_eq!(scene.store.number("SELECT COUNT(*) FROM event WHERE kind = 'flag_raised'").await, 2);
        // Now staff have seen these words, too.
        scene.moderate(staff, subject, true).await.unwrap();
        scene.moderate(staff, subject, false).await.unwrap();
        assert!(!scene.flag(neighbour, subject).await.unwrap().open);
    }

    async fn a_comment_does_not_change_so_a_decision_about_it_stays(store: TestStore) {
        let scene = Scene::new(store).await;
        let id = scene.simple().await;
        let subject = scene.said(id, "难听的话").await;
        let author = &scene.village.author;
        let first = scene.flag(author, subject).await.unwrap();
        scene.moderate(&scene.village.staff, subject, false).await.unwrap();
        scene.reword(id, "路灯还是不亮").await;
        let again = scene.flag(author, subject).await.unwrap();
        assert_eq!(again, FlagReceipt { open: false, ..first });
    }
}
