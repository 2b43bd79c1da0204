//! What workers say about a report: flagged, hidden and shown as comments are.

use super::acts::finish;
use super::*;
use crate::commands::work::{AddNote, DeclineReport};
use crate::entity::event;
use contract::AnswerId;
use contract::report::{FlagReason, NewFlag, Subject, TimelineEntry};
use contract::work::{DeclineInput, NoteInput};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

const PHRASE: &str = "独一无二的话";

impl Scene {
    async fn note(&self, worker: &Actor, report: ReportId) -> Subject {
        self.note_at(worker, report, minutes(2)).await
    }

    async fn note_at(&self, worker: &Actor, report: ReportId, at: Timestamp) -> Subject {
        let input = NoteInput {
            text: PHRASE.into(),
            photos: vec![],
        };
        let note = AddNote { report, input };
        let done = self.store.execute(note, worker.clone(), at);
        done.await.unwrap();
        self.answer(report).await
    }

    async fn last(&self, reader: &Actor, report: ReportId) -> TimelineEntry {
        let timeline = self.detail(reader, report).await.unwrap().timeline;
        let mut said = timeline.into_iter().filter(|entry| entry.answer.is_some());
        said.next_back().expect("somebody said something")
    }

    async fn answer(&self, report: ReportId) -> Subject {
        Subject::Answer(self.last(&self.village.staff, report).await.answer.unwrap())
    }

    /// The first event of this kind.
    async fn event(&self, kind: &str) -> AnswerId {
        let row = event::Entity::find().filter(event::Column::Kind.eq(kind));
        AnswerId(row.one(self.store.reader()).await.unwrap().unwrap().id)
    }

    /// All that the queries tell this reader, as one text.
    async fn told(&self, reader: &Actor, report: ReportId) -> String {
        let (db, community) = (self.store.reader(), self.village.community);
        let search = ReportFilter {
            q: Some(PHRASE.into()),
            ..ReportFilter::default()
        };
        let found = self.list(reader, search).await.items;
        assert_eq!(found, [], "a worker's words are not searched");
        let detail = self.detail(reader, report).await.unwrap();
        let list = self.list(reader, ReportFilter::default()).await;
        let news = queries::reports::my_news(db, reader, community, minutes(9)).await;
        let flags = self.flags(reader).await.ok();
        let export = queries::identity::export(db, reader, minutes(9)).await.ok();
        format!("{detail:?} {list:?} {news:?} {flags:?} {export:?}")
    }
}

crate::conformance! {
    async fn hidden_words_of_workers_reach_no_neighbour(store: TestStore) {
        let scene = Scene::new(store).await;
        let village = &scene.village;
        let (worker, staff) = (&village.worker, &village.staff);
        let id = scene.simple().await;
        scene.accept(id).await;
        let photo = scene.photo(worker, 1).await;
        let noted = scene.note(worker, id).await;
        let mut finish = finish(id, photo);
        finish.input.text = PHRASE.into();
        scene.store.execute(finish, worker.clone(), minutes(3)).await.unwrap();
        let finished = scene.answer(id).await;
        assert_ne!(noted, finished);
        let strangers = [&Actor::anonymous(), &village.neighbour, &village.author, &village.east_worker, &village.other_staff];
        for reader in strangers {
            assert!(scene.told(reader, id).await.contains(PHRASE), "public until it is hidden");
        }
        for (count, subject) in [noted, finished].into_iter().enumerate() {
            assert_eq!(code(scene.flag(&Actor::anonymous(), subject).await), Code::SignInRequired);
            assert_eq!(code(scene.flag(worker, subject).await), Code::Forbidden, "her own");
            for by in [&village.neighbour, &village.author] {
                assert!(scene.flag(by, subject).await.unwrap().open);
            }
            let open = scene.flags(staff).await.unwrap();
            assert_eq!((open.len(), open[0].subject, open[0].quote.as_str()), (2, subject, PHRASE));
            assert_eq!(open[0].version, scene.store.staff_version(subject).await);
            assert_eq!(code(scene.moderate(&village.neighbour, subject, true).await), Code::Forbidden);
            scene.moderate(staff, subject, true).await.unwrap();
            assert_eq!(scene.flags(staff).await.unwrap(), []);
            let told = scene.told(&village.neighbour, id).await;
            assert_eq!(told.matches(PHRASE).count(), 1 - count, "the other stays");
        }
        for reader in strangers {
            let told = scene.told(reader, id).await;
            assert!(!told.contains(PHRASE), "{told}");
            let entry = scene.last(reader, id).await;
            assert_eq!((entry.text.as_str(), entry.hidden, entry.staff_version), ("", true, None));
        }
        for reader in [worker, staff] {
            assert_eq!(scene.last(reader, id).await.text, PHRASE);
        }
        scene.moderate(staff, finished, false).await.unwrap();
        let entry = scene.last(&village.neighbour, id).await;
        assert_eq!((entry.text.as_str(), entry.hidden), (PHRASE, false));
    }

    async fn nobody_decides_about_her_own_answer(store: TestStore) {
        let scene = Scene::new(store).await;
        let (worker, staff) = (&scene.village.worker, &scene.village.staff);
        let id = scene.simple().await;
        scene.accept(id).await;
        let others = scene.note(worker, id).await;
        let own = scene.note_at(staff, id, minutes(3)).await;
        assert_eq!(scene.last(staff, id).await.staff_version, None);
        scene.flag(worker, own).await.unwrap();
        assert_eq!(scene.flags(staff).await.unwrap()[0].cannot, Some(Code::OwnMatter));
        for hide in [true, false] {
            assert_eq!(code(scene.moderate(staff, own, hide).await), Code::OwnMatter);
        }
        scene.moderate(staff, others, true).await.unwrap();
    }

    async fn whose_words_were_hidden_reads_why_in_the_export(store: TestStore) {
        let scene = Scene::new(store).await;
        let (worker, staff) = (&scene.village.worker, &scene.village.staff);
        let id = scene.simple().await;
        scene.accept(id).await;
        let subject = scene.note(worker, id).await;
        scene.moderate(staff, subject, true).await.unwrap();
        let export = async |reader| {
            let all = queries::identity::export(scene.store.reader(), reader, minutes(9)).await.unwrap();
            (all["moderation"].clone(), all["work_notes"].clone())
        };
        let (why, notes) = export(worker).await;
        assert_eq!((&why[0]["subject_kind"], &why[0]["reason"]), (&"answer".into(), &"涉及隐私".into()));
        assert!(notes[0]["text"] == PHRASE && !notes[0]["hidden"].is_null(), "{notes}");
        assert_eq!(export(&scene.village.author).await.0, serde_json::json!([]), "not about hers");
    }

    async fn only_what_a_worker_said_about_this_report_is_an_answer(store: TestStore) {
        let scene = Scene::new(store).await;
        let (neighbour, staff) = (&scene.village.neighbour, &scene.village.staff);
        let id = scene.simple().await;
        scene.moderate(staff, Subject::Report(id), true).await.unwrap();
        let reason = scene.event("report_hidden").await;
        let told = scene.event("report_submitted").await;
        let other = scene.simple().await;
        let input = DeclineInput { reason: PHRASE.into(), instead: "12345".into() };
        scene.run(&scene.village.worker, DeclineReport { report: other, input }).await.unwrap();
        let elsewhere = scene.answer(other).await;
        for subject in [Subject::Answer(reason), Subject::Answer(told), elsewhere] {
            let input = NewFlag { report: id, subject, reason: FlagReason::Privacy, text: String::new() };
            assert_eq!(code(scene.raise(neighbour, input).await), Code::NotFound);
        }
        let entries = scene.detail(staff, id).await.unwrap().timeline;
        assert!(entries.iter().all(|entry| entry.answer.is_none()));
    }
}
