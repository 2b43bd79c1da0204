//! Reports from sending to the end, on both databases.

mod acts;
mod answers;
mod flags;
mod joining;
mod kinds;
mod moderation;
mod moving;
mod own_matter;
mod places;
mod privacy;
mod reading;
mod shared_photo;
mod sight;
mod staff_version;
mod storm;
mod submitting;

use super::SubmitReport;
use crate::commands::media::UploadMedia;
use crate::commands::work::AcceptReport;
use crate::failure::Failure;
use crate::queries;
use crate::testing::TestStore;
use crate::testing::village::{DAY_ONE, Village};
use contract::report::ReportCard;
use contract::report::{NewReport, ReportDetail, ReportFilter, ReportReceipt};
use contract::work::AcceptInput;
use contract::{Code, FieldCode, IdempotencyKey, MediaId, Page, Paging, ReportId, Timestamp};
use rules::Actor;
use uuid::Uuid;

/// A store with a village in it.
struct Scene {
    store: TestStore,
    village: Village,
}

const MINUTE: i64 = 60_000;

fn minutes(n: i64) -> Timestamp {
    Timestamp(DAY_ONE.0 + n * MINUTE)
}

impl Scene {
    async fn new(store: TestStore) -> Self {
        let village = Village::build(&store).await;
        Self { store, village }
    }

    async fn submit_as(
        &self,
        actor: &Actor,
        input: NewReport,
        at: Timestamp,
    ) -> Result<ReportReceipt, Failure> {
        let command = SubmitReport {
            community: self.village.community,
            key: IdempotencyKey(Uuid::now_v7()),
            input,
        };
        self.store.execute(command, actor.clone(), at).await
    }

    /// A report of the author, sent on day one.
    async fn submit(&self, input: NewReport) -> ReportId {
        let sent = self.submit_as(&self.village.author, input, DAY_ONE).await;
        sent.unwrap().id
    }

    async fn simple(&self) -> ReportId {
        self.submit(self.village.report("路灯不亮")).await
    }

    /// The row of a photo; its bytes are the server's affair.
    async fn photo(&self, actor: &Actor, n: u8) -> MediaId {
        let command = UploadMedia {
            sent_hash: vec![n; 32],
            blob_hash: vec![n; 32],
            thumb_hash: vec![n + 1; 32],
            width: 640,
            height: 480,
            bytes: 1000,
        };
        let sent = self.store.execute(command, actor.clone(), DAY_ONE).await;
        sent.unwrap().id
    }

    fn accepting(&self, report: ReportId) -> AcceptReport {
        let input = AcceptInput::default();
        AcceptReport { report, input }
    }

    async fn accept(&self, report: ReportId) {
        let command = self.accepting(report);
        let worker = self.village.worker.clone();
        self.store
            .execute(command, worker, minutes(1))
            .await
            .unwrap();
    }

    async fn detail(&self, actor: &Actor, id: ReportId) -> Result<ReportDetail, Failure> {
        queries::reports::detail(self.store.reader(), actor, id, DAY_ONE).await
    }

    async fn list(&self, actor: &Actor, filter: ReportFilter) -> Page<ReportCard> {
        self.page(actor, filter, &Paging::default()).await.unwrap()
    }

    async fn page(
        &self,
        actor: &Actor,
        filter: ReportFilter,
        paging: &Paging,
    ) -> Result<Page<ReportCard>, Failure> {
        let (db, community) = (self.store.reader(), self.village.community);
        queries::reports::list(db, actor, community, &filter, paging, minutes(5)).await
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> Code {
    result.unwrap_err().code()
}

/// The first wrong field.
fn field<T: std::fmt::Debug>(result: Result<T, Failure>) -> (String, FieldCode) {
    match result.unwrap_err() {
        Failure::Refused(refusal) => {
            let first = refusal.fields.0.first().unwrap();
            (first.field.clone(), first.code)
        }
        other => panic!("{other}"),
    }
}
