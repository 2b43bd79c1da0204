//! What one person may have written, and others about it.

use super::{PHONE, PHRASE};
use crate::commands::identity::ChangeProfile;
use crate::commands::media::UploadMedia;
use crate::commands::moderation::{Moderate, RaiseFlag};
use crate::commands::reports::{AddComment, CorrectReport, SubmitReport};
use crate::commands::work::{AcceptReport, AddNote};
use crate::entity::session;
use crate::executor::Once;
use crate::failure::Failure;
use crate::queries::reports::detail;
use crate::record;
use crate::task::Task;
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use crate::{Command, Context, Tx};
use contract::person::MePatch;
use contract::place::PlaceInput;
use contract::report::{FlagReason, NewComment, NewFlag, NewReport, ReportPatch, Subject};
use contract::work::{AcceptInput, Moderation, NoteInput};
use contract::{CommentId, IdempotencyKey, MediaId, PersonId, ReportId};
use rules::Actor;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use uuid::Uuid;

/// A device and a message on its way, as signing in leaves them.
struct SignedIn(PersonId);

impl Command for SignedIn {
    type Outcome = ();
    const NAME: &'static str = "signed_in";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let device = session::ActiveModel {
            id: Set(cx.id()),
            token_hash: Set(vec![1; 32]),
            person_id: Set(self.0.0),
            label: Set(PHRASE.into()),
            created: Set(0),
            last_seen: Set(0),
            idle_limit_ms: Set(0),
            expires: Set(0),
            revoked: Set(None),
        };
        session::Entity::insert(device)
            .exec_without_returning(tx)
            .await?;
        for phone in [PHONE, "13900000009"] {
            let send = Task::SendCode {
                phone: phone.into(),
                code: "123456".into(),
            };
            record::job(tx, cx, &send, cx.now).await?;
        }
        Ok(())
    }
}

pub struct Life {
    pub store: TestStore,
    pub village: Village,
}

impl Life {
    pub async fn run<C: Command>(&self, actor: &Actor, command: C) -> C::Outcome {
        let done = self.store.execute(command, actor.clone(), DAY_ONE).await;
        done.unwrap()
    }

    pub async fn submit(&self, actor: &Actor, text: &str, photos: Vec<MediaId>) -> ReportId {
        let once = Once {
            person: actor.person.unwrap(),
            key: IdempotencyKey(Uuid::now_v7()),
            fingerprint: vec![1],
        };
        let input = NewReport {
            photos,
            place: PlaceInput {
                unit: Some(self.village.stairs),
                spot: text.into(),
                indoors: true,
                ..self.village.at_house()
            },
            ..self.village.report(text)
        };
        let command = SubmitReport {
            community: self.village.community,
            key: once.key,
            input,
        };
        let sent = self
            .store
            .execute_once(once, command, actor.clone(), DAY_ONE);
        sent.await.unwrap().outcome.id
    }

    pub async fn comment(&self, actor: &Actor, report: ReportId) -> CommentId {
        let command = AddComment {
            report,
            key: IdempotencyKey(Uuid::now_v7()),
            input: NewComment {
                text: PHRASE.into(),
            },
        };
        self.run(actor, command).await.id
    }

    async fn flag(&self, actor: &Actor, report: ReportId, subject: Subject) {
        let input = NewFlag {
            report,
            subject,
            reason: FlagReason::Privacy,
            text: PHRASE.into(),
        };
        self.run(actor, RaiseFlag { input }).await;
    }

    /// What belongs to this report.
    pub async fn moderate(&self, report: ReportId, subject: Subject, hide: bool) {
        let input = Moderation {
            report,
            subject,
            hide,
            reason: format!("写了：{PHRASE}"),
        };
        let version = self.store.staff_version(subject).await;
        let command = Moderate { version, input };
        self.run(&self.village.staff, command).await;
    }

    async fn note(&self, report: ReportId) -> Subject {
        let worker = &self.village.worker;
        let input = AcceptInput::default();
        self.run(worker, AcceptReport { report, input }).await;
        let input = NoteInput {
            text: PHRASE.into(),
            photos: vec![],
        };
        self.run(worker, AddNote { report, input }).await;
        let (db, staff) = (self.store.reader(), &self.village.staff);
        let seen = detail(db, staff, report, DAY_ONE).await.unwrap();
        let said = seen.timeline.iter().find_map(|entry| entry.answer);
        Subject::Answer(said.unwrap())
    }

    async fn photo(&self, actor: &Actor) -> MediaId {
        let command = UploadMedia {
            sent_hash: vec![1; 32],
            blob_hash: vec![2; 32],
            thumb_hash: vec![3; 32],
            width: 4,
            height: 3,
            bytes: 9,
        };
        self.run(actor, command).await.id
    }

    /// Everything that a worker who lives here as well may have written, and others about it.
    pub async fn lived(store: TestStore) -> Self {
        let village = Village::build(&store).await;
        let life = Self { store, village };
        let (me, neighbour) = (&life.village.worker, &life.village.neighbour);
        life.run(me, SignedIn(me.person.unwrap())).await;
        let patch = MePatch {
            name: Some(PHRASE.into()),
            ..MePatch::default()
        };
        life.run(me, ChangeProfile { patch, version: 1 }).await;
        let photo = life.photo(me).await;
        let mine = life.submit(me, PHRASE, vec![photo]).await;
        let patch = ReportPatch {
            text: Some(format!("又是{PHRASE}")),
            ..ReportPatch::default()
        };
        let (report, version) = (mine, 1);
        let correct = CorrectReport {
            report,
            version,
            patch,
        };
        life.run(me, correct).await;
        let theirs = life.submit(neighbour, "邻居的事", vec![]).await;
        let said = life.comment(me, theirs).await;
        life.flag(me, theirs, Subject::Report(theirs)).await;
        life.flag(neighbour, mine, Subject::Report(mine)).await;
        life.flag(neighbour, theirs, Subject::Comment(said)).await;
        let noted = life.note(theirs).await;
        for (report, subject) in [
            (mine, Subject::Report(mine)),
            (theirs, Subject::Comment(said)),
            (mine, Subject::Photo(photo)),
            (theirs, noted),
        ] {
            life.moderate(report, subject, true).await;
            life.moderate(report, subject, false).await;
        }
        life
    }
}
