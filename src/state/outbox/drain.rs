//! One round of sending: photos first, each once, then the act under its key.

use super::Outbox;
use super::changes::removal;
use super::model::{self, Outcome, Queued, Reason, Receipt, Record, State, Whose};
use super::photos;
use crate::api::{self, ApiError};
use crate::platform::idb::{Change, IdbError};
use crate::platform::{clock, ids, locks};
use crate::state::consent;
use crate::state::local_store::{self as store, OUTBOX, RECEIPTS};
use crate::state::waiting::Sent;
use contract::report::ReportReceipt;
use contract::{Code, FieldCode, FieldError, IdempotencyKey, PersonId};
use leptos::prelude::*;

const LOCK: &str = "linli-outbox";
/// How long to wait for another tab, milliseconds. Afterwards both send, which the keys make harmless.
const LOCK_PATIENCE_MS: u32 = 15_000;

/// Sends everything that is due, oldest first.
pub async fn run(outbox: Outbox) -> Result<(), IdbError> {
    let lock = locks::acquire(LOCK, LOCK_PATIENCE_MS).await;
    // Another tab may have added or sent something.
    reload(outbox).await?;
    let now = clock::now();
    let waiting = outbox.records.with_untracked(|records| {
        records
            .iter()
            .any(|r| r.state == State::SignIn || (r.state == State::Waiting && r.not_before <= now))
    });
    if waiting {
        send_due(outbox).await?;
    }
    drop(lock);
    Ok(())
}

/// Sends a record that no store holds: now or not at all.
pub async fn send_unsaved(outbox: Outbox, mut record: Record, also: Change) -> Result<(), Outcome> {
    let me = sender(|_| vec![record.key]).await?;
    if record.whose(Some(me)) == Whose::Others {
        return Err(Outcome::SignIn);
    }
    record = record.adopted(me, clock::now());
    let receipt = send(outbox, &mut record).await?;
    let changes = took(outbox, &record, receipt, Some(also));
    if store::write(&changes).await.is_err() {
        // There may be a store again later; the server has it in any case.
        outbox.late.update_value(|late| late.extend(changes));
    }
    Ok(())
}

/// Reads what is stored; pauses that were shortened in this page stay short.
async fn reload(outbox: Outbox) -> Result<(), IdbError> {
    store::write(&outbox.late.get_value()).await?;
    outbox.late.set_value(Vec::new());
    let mut records: Vec<Record> = store::all(OUTBOX).await?;
    records.sort_by_key(|record| record.created);
    // Whoever opens the app again does not wait out the pauses of a page that is gone.
    if !outbox.ready.get_untracked() {
        let now = clock::now();
        for record in &mut records {
            record.not_before = record.not_before.min(now);
        }
    }
    let receipts: Vec<Receipt> = store::all(RECEIPTS).await?;
    outbox.records.update(|known| {
        for record in &mut records {
            if let Some(here) = known.iter().find(|here| here.key == record.key) {
                record.not_before = record.not_before.min(here.not_before);
            }
        }
        if *known != records {
            *known = records;
        }
    });
    if outbox.receipts.with_untracked(|known| *known != receipts) {
        outbox.receipts.set(receipts);
    }
    outbox.ready.set(true);
    Ok(())
}

async fn send_due(outbox: Outbox) -> Result<(), IdbError> {
    let reports_of = |me| {
        outbox.records.with_untracked(|records| {
            let hers = records.iter().filter(|record| record.belongs_to(me));
            hers.map(|record| record.key).collect()
        })
    };
    let me = match sender(reports_of).await {
        Ok(me) => me,
        Err(answer) => return put_off(outbox, &answer).await,
    };
    let keys: Vec<_> = outbox
        .records
        .with_untracked(|records| records.iter().map(|record| record.key).collect());
    for key in keys {
        let Some(record) = outbox.find(key) else {
            continue;
        };
        if record.state == State::Waiting && !record.belongs_to(me) {
            // Somebody else's, or nobody's yet: it waits until they sign in, or she says that it is hers.
            let kept = record.after(Outcome::SignIn, clock::now(), chance());
            outbox.replace(kept).await?;
        } else if record.is_due(me, clock::now()) && !outbox.is_behind(&record) {
            outbox.sending.set(Some(key));
            let result = settle(outbox, record).await;
            outbox.sending.set(None);
            if !result? {
                break;
            }
        }
    }
    Ok(())
}

/// Who sends now, with what they agreed to told first. The cookie decides, not what the page
/// believes: another tab may have signed out.
async fn sender(sends: impl FnOnce(PersonId) -> Vec<IdempotencyKey>) -> Result<PersonId, Outcome> {
    let session = api::accounts::session().await;
    let session = session.map_err(|error| outcome(&error))?;
    let me = session.me.ok_or(Outcome::SignIn)?;
    consent::tell(&me, &sends(me.id)).await;
    Ok(me.id)
}

/// Nothing can be sent now: everything that was due hears the same answer.
async fn put_off(outbox: Outbox, answer: &Outcome) -> Result<(), IdbError> {
    let now = clock::now();
    for record in outbox.records.get_untracked() {
        let due = record.state == State::Waiting && record.not_before <= now;
        if due {
            let next = record.after(answer.clone(), now, chance());
            outbox.replace(next).await?;
        }
    }
    Ok(())
}

/// Tries one record and stores what came of it; says whether the round goes on.
async fn settle(outbox: Outbox, mut record: Record) -> Result<bool, IdbError> {
    match send(outbox, &mut record).await {
        Ok(receipt) => {
            let changes = took(outbox, &record, receipt, None);
            store::write(&changes).await?;
            outbox.forget(record.key);
            Ok(true)
        }
        Err(answer) => {
            let over = answer.ends_round();
            let next = record.after(answer, clock::now(), chance());
            outbox.replace(next).await?;
            Ok(!over)
        }
    }
}

/// What is to be stored once the server has taken a record; the pages know it at once.
fn took(
    outbox: Outbox,
    record: &Record,
    report: Option<ReportReceipt>,
    also: Option<Change>,
) -> Vec<Change> {
    let mut changes = removal(record);
    changes.extend(also);
    if let Some(report) = report {
        let receipt = Receipt {
            key: record.key,
            at: clock::now(),
            report,
            danger: record.danger(),
        };
        changes.extend(store::put(RECEIPTS, record.key.0, &receipt));
        let stale = model::stale_receipts(outbox.receipts.get_untracked());
        changes.extend(stale.iter().map(|old| store::delete(RECEIPTS, old.key.0)));
        outbox.waiting.tell_sent(Some(Sent {
            id: receipt.report.id,
            reference: receipt.report.reference.clone(),
        }));
        outbox.receipts.update(|receipts| receipts.push(receipt));
    }
    outbox.sent.update(|sent| *sent += 1);
    changes
}

/// The one way to the server: photos, then the act; once more with all photos where the server has not
/// kept them.
async fn send(outbox: Outbox, record: &mut Record) -> Result<Option<ReportReceipt>, Outcome> {
    match try_once(outbox, record).await {
        Err(answer) if photos::forget_lost(record, &answer) => try_once(outbox, record).await,
        answer => answer,
    }
}

/// `replace` passes over what is not stored.
async fn try_once(outbox: Outbox, record: &mut Record) -> Result<Option<ReportReceipt>, Outcome> {
    while let Some(photo) = record.next_photo() {
        let bytes = store::photo(photo.id)
            .await
            .map_err(|_| Outcome::UNANSWERED)?;
        let bytes = bytes.ok_or_else(|| photo_refused(Code::NotFound, FieldCode::Unknown))?;
        let media = api::media::upload(&bytes, "image/jpeg", record.owner)
            .await
            .map_err(|error| photo_answer(&error))?;
        record.photo_sent(photo.id, media.id);
        // Forgetting this only means to upload the same bytes again, which is the same photo.
        let _ = outbox.replace(record.clone()).await;
    }
    request(record).await.map_err(|error| outcome(&error))
}

/// The request of an act, whose photos are all there: the one place that says which it is, under which
/// key, and that the server refuses it when the session is no longer hers.
pub async fn request(record: &Record) -> Result<Option<ReportReceipt>, ApiError> {
    let (key, by) = (record.key, record.owner);
    match record.act_to_send() {
        Queued::Report { report } => api::reports::submit(&report, key, by).await.map(Some),
        Queued::Comment { report, comment } => api::reports::comment(report, &comment, key, by)
            .await
            .map(|_| None),
        Queued::MeToo { report, on } => api::reports::join(report, on, by).await.map(|_| None),
        Queued::Follow { report, on } => api::reports::follow(report, on, by).await.map(|_| None),
    }
}

/// What an error means for the record that was sent.
pub fn outcome(error: &ApiError) -> Outcome {
    match error {
        ApiError::Problem(problem) => model::judge(problem),
        // An answer that can not be read is no proof that the act arrived.
        ApiError::Network | ApiError::Decode => Outcome::UNANSWERED,
    }
}

/// A refused photo is named as such: the person can take it out and send the rest. That somebody has
/// not agreed is no fault of the photo.
fn photo_answer(error: &ApiError) -> Outcome {
    match outcome(error) {
        Outcome::Refused(reason) if reason.code == Code::ConsentRequired => {
            Outcome::Refused(reason)
        }
        Outcome::Refused(reason) => photo_refused(reason.code, FieldCode::Invalid),
        other => other,
    }
}

fn photo_refused(code: Code, field: FieldCode) -> Outcome {
    let fields = vec![FieldError {
        field: "photos".into(),
        code: field,
        limit: None,
    }];
    Outcome::Refused(Reason { code, fields })
}

/// For the pauses, 0..1.
pub fn chance() -> f64 {
    f64::from(ids::uuid().as_bytes()[0]) / 255.0
}
