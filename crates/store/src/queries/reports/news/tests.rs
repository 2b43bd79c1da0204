use super::*;
use crate::commands::identity::ErasePerson;
use crate::commands::media::UploadMedia;
use crate::commands::moderation::Moderate;
use crate::commands::reports::change;
use crate::commands::reports::{AddComment, JoinReport, MarkSeen, SubmitReport};
use crate::commands::work::{AcceptReport, AddNote, DeclineReport, FinishReport};
use crate::model::reports::recorded::Recorded;
use crate::queries::reports::mine::open_of;
use crate::queries::reports::{detail, list};
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use contract::report::{NewComment, ReportFilter, Scope, SeenInput, Subject};
use contract::work::{AcceptInput, DeclineInput, FinishInput, Moderation, NoteInput};
use contract::{Code, CommentId, IdempotencyKey, MediaId, Paging, ReportId};
use rules::policy::Act;
use sea_orm::QueryTrait;
use std::collections::BTreeSet;

fn at(minutes: i64) -> Timestamp {
    Timestamp(DAY_ONE.0 + minutes * 60_000)
}

struct Scene {
    store: TestStore,
    v: Village,
}

impl Scene {
    async fn new(store: TestStore) -> Self {
        let v = Village::build(&store).await;
        Self { store, v }
    }

    async fn submit(&self, actor: &Actor) -> ReportId {
        let key = IdempotencyKey(Uuid::now_v7());
        let (community, input) = (self.v.community, self.v.report("路灯不亮"));
        let command = SubmitReport {
            community,
            key,
            input,
        };
        self.store
            .execute(command, actor.clone(), at(0))
            .await
            .unwrap()
            .id
    }

    async fn accept(&self, report: ReportId, minutes: i64) {
        let command = AcceptReport {
            report,
            input: AcceptInput::default(),
        };
        self.store
            .execute(command, self.v.worker.clone(), at(minutes))
            .await
            .unwrap();
    }

    async fn photo(&self, n: i64) -> MediaId {
        let hash = n.to_be_bytes().repeat(4);
        let command = UploadMedia {
            sent_hash: hash.clone(),
            blob_hash: hash.clone(),
            thumb_hash: hash,
            width: 640,
            height: 480,
            bytes: 1000,
        };
        let worker = self.v.worker.clone();
        self.store
            .execute(command, worker, DAY_ONE)
            .await
            .unwrap()
            .id
    }

    async fn finish(&self, report: ReportId, minutes: i64) {
        let (text, photos) = ("灯换好了".into(), vec![self.photo(minutes).await]);
        let input = FinishInput { text, photos };
        let command = FinishReport { report, input };
        self.store
            .execute(command, self.v.worker.clone(), at(minutes))
            .await
            .unwrap();
    }

    async fn say(&self, actor: &Actor, report: ReportId, minutes: i64) {
        let key = IdempotencyKey(Uuid::now_v7());
        let command = AddComment {
            report,
            key,
            input: NewComment {
                text: "知道了".into(),
            },
        };
        self.store
            .execute(command, actor.clone(), at(minutes))
            .await
            .unwrap();
    }

    async fn see(&self, report: ReportId, up_to: i64, now: i64) {
        let command = MarkSeen {
            report,
            input: SeenInput { up_to: at(up_to) },
        };
        self.store
            .execute(command, self.v.author.clone(), at(now))
            .await
            .unwrap();
    }

    /// Reports with news, and which of them were finished.
    async fn news(&self, actor: &Actor, minutes: i64) -> Vec<(ReportId, bool)> {
        let news = my_news(self.store.reader(), actor, self.v.community, at(minutes))
            .await
            .unwrap();
        news.into_iter()
            .map(|news| (ReportId(news.report), news.finished))
            .collect()
    }

    async fn listed(&self, actor: &Actor, minutes: i64) -> Vec<ReportId> {
        let filter = ReportFilter {
            scope: Some(Scope::News),
            ..ReportFilter::default()
        };
        let (db, community) = (self.store.reader(), self.v.community);
        let page = list(
            db,
            actor,
            community,
            &filter,
            &Paging::default(),
            at(minutes),
        )
        .await
        .unwrap();
        page.items.iter().map(|card| card.id).collect()
    }

    async fn flagged(&self, actor: &Actor, id: ReportId, minutes: i64) -> bool {
        detail(self.store.reader(), actor, id, at(minutes))
            .await
            .unwrap()
            .news
    }
}

/// As if neighbours had said so much about it.
struct Chatter(ReportId, usize);

impl crate::Command for Chatter {
    type Outcome = ();
    const NAME: &'static str = "chatter";

    async fn run(&self, tx: &crate::Tx, cx: &crate::Context) -> Result<(), Failure> {
        let report = change::lock(tx, cx, self.0, Act::Comment).await?;
        for _ in 0..self.1 {
            let comment = CommentId(cx.id());
            change::event(tx, cx, &report, Recorded::Commented { comment }).await?;
        }
        Ok(())
    }
}

/// What the first page asks for somebody who is signed in costs as much as her own reports, not as
/// much as the community's.
#[tokio::test]
async fn a_persons_first_page_walks_her_own_reports() {
    let store = TestStore::sqlite().await;
    let (author, community) = (
        PersonId(Uuid::from_u128(1)),
        CommunityId(Uuid::from_u128(2)),
    );
    let backend = store.reader().get_database_backend();
    let asked = [
        statement(backend, author, community, None, DAY_ONE),
        open_of(author, community).build(backend),
    ];
    for mut asked in asked {
        asked.sql = format!("EXPLAIN QUERY PLAN {}", asked.sql);
        let plan = store.reader().query_all_raw(asked).await.unwrap();
        let first: String = plan[0].try_get("", "detail").unwrap();
        let own = "report_author (author_id=? AND community_id=?)";
        assert!(first.contains(own), "{first}");
    }
}

crate::conformance! {
    async fn the_answer_is_news_until_it_was_seen(store: TestStore) {
        let s = Scene::new(store).await;
        let (first, second) = (s.submit(&s.v.author).await, s.submit(&s.v.author).await);
        s.submit(&s.v.author).await;
        assert_eq!(s.news(&s.v.author, 1).await, []);
        s.accept(first, 2).await;
        s.finish(first, 4).await;
        s.accept(second, 6).await;
        assert_eq!(s.news(&s.v.author, 7).await, [(second, false), (first, true)]);
        let listed: BTreeSet<_> = s.listed(&s.v.author, 7).await.into_iter().collect();
        assert_eq!(listed, BTreeSet::from([first, second]));
        for other in [&s.v.neighbour, &s.v.worker, &Actor::anonymous()] {
            assert_eq!(s.news(other, 7).await, []);
            assert!(!s.flagged(other, first, 7).await);
        }
        assert!(s.flagged(&s.v.author, first, 7).await);
        // What she was shown ended with the acceptance: the end is still to be told.
        s.see(first, 2, 7).await;
        assert_eq!(s.news(&s.v.author, 7).await, [(second, false), (first, true)]);
        s.see(first, 4, 8).await;
        assert_eq!(s.listed(&s.v.author, 8).await, [second]);
        assert!(!s.flagged(&s.v.author, first, 8).await);
        // A device that shows an older answer brings nothing back, one with a fast clock hides nothing.
        s.see(first, 2, 9).await;
        s.see(second, 10_000, 9).await;
        assert_eq!(s.news(&s.v.author, 9).await, []);
        s.finish(second, 10).await;
        assert_eq!(s.news(&s.v.author, 11).await, [(second, true)]);
        assert_eq!(s.news(&s.v.author, 31 * 1440).await, []);
    }

    async fn only_what_those_who_work_here_tell_the_author_is_news(store: TestStore) {
        let s = Scene::new(store).await;
        let id = s.submit(&s.v.author).await;
        s.say(&s.v.author, id, 1).await;
        s.say(&s.v.neighbour, id, 2).await;
        s.store.execute(JoinReport { report: id, on: true }, s.v.neighbour.clone(), at(3)).await.unwrap();
        let reason = Moderation { report: id, subject: Subject::Report(id), hide: true, reason: "内部记录".into() };
        s.store.execute(Moderate { version: 1, input: reason }, s.v.staff.clone(), at(4)).await.unwrap();
        assert_eq!(s.news(&s.v.author, 5).await, []);
        s.say(&s.v.staff, id, 6).await;
        assert_eq!(s.news(&s.v.author, 7).await, [(id, false)]);
        // Whoever works here and reports something herself is not told of her own acts.
        let own = s.submit(&s.v.worker).await;
        s.accept(own, 8).await;
        s.finish(own, 9).await;
        assert_eq!(s.news(&s.v.worker, 10).await, []);
    }

    async fn however_much_neighbours_say_the_answer_is_told(store: TestStore) {
        let s = Scene::new(store).await;
        let id = s.submit(&s.v.author).await;
        s.accept(id, 1).await;
        s.finish(id, 2).await;
        let chatter = Chatter(id, LOOKED_AT);
        s.store.execute(chatter, s.v.neighbour.clone(), at(3)).await.unwrap();
        assert_eq!(s.news(&s.v.author, 4).await, [(id, true)]);
    }

    async fn a_note_and_a_refusal_are_told_too(store: TestStore) {
        let s = Scene::new(store).await;
        let (noted, refused) = (s.submit(&s.v.author).await, s.submit(&s.v.author).await);
        s.accept(noted, 1).await;
        s.see(noted, 1, 2).await;
        let input = NoteInput { text: "配件明天到".into(), photos: vec![] };
        s.store.execute(AddNote { report: noted, input }, s.v.worker.clone(), at(3)).await.unwrap();
        let input = DeclineInput { reason: "不归社区管".into(), instead: "请打市政热线".into() };
        s.store.execute(DeclineReport { report: refused, input }, s.v.worker.clone(), at(4)).await.unwrap();
        assert_eq!(s.news(&s.v.author, 5).await, [(refused, false), (noted, false)]);
    }

    async fn only_the_author_marks_and_nothing_of_it_outlives_her(store: TestStore) {
        let s = Scene::new(store).await;
        let id = s.submit(&s.v.author).await;
        for (actor, code) in [
            (Actor::anonymous(), Code::SignInRequired),
            (s.v.neighbour.clone(), Code::Forbidden),
            (s.v.staff.clone(), Code::Forbidden),
        ] {
            let command = MarkSeen { report: id, input: SeenInput { up_to: at(1) } };
            assert_eq!(s.store.execute(command, actor, at(1)).await.unwrap_err().code(), code);
        }
        s.see(id, 1, 1).await;
        assert_eq!(s.store.number("SELECT COUNT(*) FROM report_seen").await, 1);
        s.store.execute(ErasePerson, s.v.author.clone(), at(2)).await.unwrap();
        assert_eq!(s.store.number("SELECT COUNT(*) FROM report_seen").await, 0);
    }
}
