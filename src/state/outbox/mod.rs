//! What people did and the server does not have yet. It lives in the page, not in a service worker:
//! WeChat on iOS has none. Everything is on the disk before the page says "saved", and is sent by
//! itself until the server has definitely taken it.

mod changes;
mod correction;
mod drain;
pub mod model;
mod photos;

use super::app_wide;
use super::drafts::model::Draft;
use super::local_store::{self as store, DRAFTS, OUTBOX};
use super::session::Session;
use super::waiting::Waiting;
use crate::api::ApiError;
use crate::platform::clock::{self, Timer};
use crate::platform::events::{self, Listener};
use crate::platform::idb::{Change, IdbError};
use crate::platform::{ids, page};
use contract::report::NewReport;
use contract::{IdempotencyKey, PersonId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::{About, Outcome, Queued, Receipt, Record};

/// Why a report did not even reach the outbox; the draft is as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum SubmitError {
    Store(IdbError),
    /// Nothing can be stored here, and sending it at once came to this.
    Unsent(Outcome),
}

/// What became of an act that was sent at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    Sent,
    /// There was no network: it is kept.
    Waits,
}

/// Pause while the browser's storage fails, milliseconds.
const TROUBLE_PAUSE_MS: u32 = 10_000;

#[derive(Clone, Copy)]
pub struct Outbox {
    /// Oldest first.
    records: RwSignal<Vec<Record>>,
    receipts: RwSignal<Vec<Receipt>>,
    waiting: Waiting,
    /// The one on its way at this moment.
    sending: RwSignal<Option<IdempotencyKey>>,
    /// How many acts went out since the page was loaded: pages refetch when it changes.
    sent: RwSignal<u32>,
    /// The browser's storage does not work.
    trouble: RwSignal<Option<IdbError>>,
    /// The stored records were read.
    ready: RwSignal<bool>,
    /// What is to be written once there is a store again.
    late: StoredValue<Vec<Change>>,
    draining: StoredValue<bool>,
    again: StoredValue<bool>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Outbox {
    /// The app's outbox. The first call begins to empty it.
    pub fn get() -> Self {
        app_wide::once(Self::start)
    }

    fn start() -> Self {
        let outbox = Self {
            records: RwSignal::new(Vec::new()),
            receipts: RwSignal::new(Vec::new()),
            waiting: Waiting::get(),
            sending: RwSignal::new(None),
            sent: RwSignal::new(0),
            trouble: RwSignal::new(None),
            ready: RwSignal::new(false),
            late: StoredValue::new(Vec::new()),
            draining: StoredValue::new(false),
            again: StoredValue::new(false),
            timer: StoredValue::new_local(None),
            listeners: StoredValue::new_local(Vec::new()),
        };
        let (waiting, session) = (outbox.waiting, Session::get());
        // Until the disk was read, what was counted last is nearer to the truth than nothing.
        Effect::new(move || {
            if outbox.ready.get() {
                waiting.set(outbox.records.with(|records| model::summary(records)));
            }
        });
        // The home page shows what is open; it may be the page in sight.
        let sent = outbox.sent;
        Effect::watch(move || sent.get(), move |_, _, _| session.refetch(), false);
        let listeners = [
            events::on_window("online", move || outbox.hurry_all()),
            events::on_document("visibilitychange", move || {
                if page::is_visible() {
                    outbox.hurry_all();
                }
            }),
        ];
        outbox
            .listeners
            .set_value(listeners.into_iter().flatten().collect());
        // Whoever signs in gets what waited for it sent; the first run is that of the page's start.
        let me = Memo::new(move |_| session.me().map(|me| me.id));
        Effect::watch(move || me.get(), move |_, _, _| outbox.drain(), false);
        outbox.drain();
        outbox
    }

    pub fn records(self) -> Signal<Vec<Record>> {
        self.records.into()
    }

    pub fn receipts(self) -> Signal<Vec<Receipt>> {
        self.receipts.into()
    }

    pub fn sending(self) -> Signal<Option<IdempotencyKey>> {
        self.sending.into()
    }

    /// Goes up with every act that the server took.
    pub fn sent(self) -> Signal<u32> {
        self.sent.into()
    }

    pub fn trouble(self) -> Signal<Option<IdbError>> {
        self.trouble.into()
    }

    pub fn ready(self) -> Signal<bool> {
        self.ready.into()
    }

    /// Keeps an act and begins to send it. When this returns `Ok`, it can not be lost any more.
    pub async fn add(
        self,
        act: Queued,
        about: About,
        owner: Option<PersonId>,
    ) -> Result<IdempotencyKey, IdbError> {
        let key = IdempotencyKey(ids::uuid());
        let record = Record::new(key, owner, act, Vec::new(), clock::now()).about(about);
        self.keep(record, &[]).await?;
        Ok(key)
    }

    /// Sends an act without photos at once. Where it got no answer, or the server asks to wait, the same
    /// record, under the same key, waits here and goes out by itself; so does one before which another on the
    /// same report still waits.
    ///
    /// # Errors
    /// What the server refused it for; `Network` where it could neither be sent nor kept.
    pub async fn send_or_keep(
        self,
        act: Queued,
        about: About,
        owner: Option<PersonId>,
    ) -> Result<Sending, ApiError> {
        let key = IdempotencyKey(ids::uuid());
        let mut record = Record::new(key, owner, act, Vec::new(), clock::now()).about(about);
        if !self.is_behind(&record) {
            let Err(error) = drain::request(&record).await else {
                return Ok(Sending::Sent);
            };
            let outcome = drain::outcome(&error);
            if !matches!(outcome, Outcome::Retry { .. }) {
                return Err(error);
            }
            record = record.after(outcome, clock::now(), drain::chance());
        }
        let kept = self.keep(record, &[]).await;
        kept.map(|()| Sending::Waits).map_err(|_| ApiError::Network)
    }

    fn is_behind(self, record: &Record) -> bool {
        self.records
            .with_untracked(|records| model::is_behind(records, record))
    }

    /// Turns a draft into a report on its way. Draft and report change places in one transaction,
    /// so that a crash leaves exactly one of them. Where the browser stores nothing at all (some
    /// private windows), the same record is sent from memory, at once or not at all.
    pub async fn submit(
        self,
        draft: &Draft,
        report: NewReport,
        owner: Option<PersonId>,
    ) -> Result<IdempotencyKey, SubmitError> {
        let act = Queued::Report {
            report: Box::new(report),
        };
        let record = Record::new(draft.key, owner, act, draft.photos.clone(), clock::now());
        let gone = store::delete(DRAFTS, draft.id);
        match self.keep(record.clone(), std::slice::from_ref(&gone)).await {
            Ok(()) => Ok(draft.key),
            Err(IdbError::Missing) => drain::send_unsaved(self, record, gone)
                .await
                .map(|()| draft.key)
                .map_err(SubmitError::Unsent),
            Err(error) => Err(SubmitError::Store(error)),
        }
    }

    async fn keep(self, record: Record, also: &[Change]) -> Result<(), IdbError> {
        let mut changes = vec![store::put(OUTBOX, record.key.0, &record)?];
        changes.extend_from_slice(also);
        store::write(&changes).await?;
        self.records.update(|records| {
            records.retain(|known| known.key != record.key);
            records.push(record);
        });
        self.drain();
        Ok(())
    }

    /// The network may be back: pauses end. What needs the person stays as it is.
    fn hurry_all(self) {
        let now = clock::now();
        self.records.update(|records| {
            for record in records.iter_mut() {
                record.not_before = record.not_before.min(now);
            }
        });
        self.drain();
    }

    fn find(self, key: IdempotencyKey) -> Option<Record> {
        self.records
            .with_untracked(|records| records.iter().find(|record| record.key == key).cloned())
    }

    fn forget(self, key: IdempotencyKey) {
        self.records
            .update(|records| records.retain(|record| record.key != key));
    }

    /// Stores a record that is still there; one that was deleted meanwhile stays deleted.
    async fn replace(self, record: Record) -> Result<(), IdbError> {
        if self.find(record.key).is_none() {
            return Ok(());
        }
        store::write(&[store::put(OUTBOX, record.key.0, &record)?]).await?;
        self.records.update(|records| {
            for known in records.iter_mut().filter(|known| known.key == record.key) {
                *known = record.clone();
            }
        });
        Ok(())
    }

    /// Sends what is due. Calls while it works make it go round once more.
    pub fn drain(self) {
        if self.draining.get_value() {
            self.again.set_value(true);
            return;
        }
        self.draining.set_value(true);
        spawn_local(async move {
            loop {
                self.again.set_value(false);
                self.trouble.set(drain::run(self).await.err());
                if !self.again.get_value() {
                    break;
                }
            }
            self.draining.set_value(false);
            self.wake_for_next();
        });
    }

    fn wake_for_next(self) {
        let due = self
            .records
            .with_untracked(|records| model::next_due_ms(records, clock::now()));
        let timer = due.map(|ms| {
            // A little later than due, so that the clock's rounding never wakes it too early; much
            // later when the storage fails, or it would go round without end.
            let failing = self.trouble.with_untracked(Option::is_some);
            let least = if failing { TROUBLE_PAUSE_MS } else { 50 };
            let ms = u32::try_from(ms).unwrap_or(u32::MAX).max(least);
            Timer::once(ms, move || self.drain())
        });
        self.timer.set_value(timer);
    }
}
