//! What a person can still do with an act that waits: send it now, correct it, delete it.

use super::Outbox;
use super::model::{Queued, Record};
use crate::platform::clock;
use crate::platform::idb::{Change, IdbError};
use crate::platform::ids;
use crate::state::drafts::model::Draft;
use crate::state::local_store::{self as store, DRAFTS, OUTBOX, PHOTOS, RECEIPTS};
use contract::report::NewComment;
use contract::{IdempotencyKey, PersonId};
use leptos::prelude::*;

impl Outbox {
    /// Sends one now, whatever its pause or state.
    pub async fn hurry(self, key: IdempotencyKey) -> Result<(), IdbError> {
        if let Some(record) = self.find(key) {
            self.replace(record.hurried(clock::now())).await?;
        }
        self.drain();
        Ok(())
    }

    /// Sends as hers what was made before the phone knew who she is.
    pub async fn adopt(self, key: IdempotencyKey, me: PersonId) -> Result<(), IdbError> {
        if let Some(record) = self.find(key) {
            self.replace(record.adopted(me, clock::now())).await?;
        }
        self.drain();
        Ok(())
    }

    /// Deletes an act that is not to be sent after all.
    pub async fn delete(self, key: IdempotencyKey) -> Result<(), IdbError> {
        let Some(record) = self.find(key) else {
            return Ok(());
        };
        store::write(&removal(&record)).await?;
        self.forget(key);
        Ok(())
    }

    /// Takes a report back as a draft, to be corrected and sent again.
    pub async fn take_back(self, key: IdempotencyKey) -> Result<Option<Draft>, IdbError> {
        let Some(record) = self.find(key) else {
            return Ok(None);
        };
        let next = record.key_for_correction(IdempotencyKey(ids::uuid()));
        let Some(draft) = record.to_draft(ids::uuid(), next, clock::now()) else {
            return Ok(None);
        };
        let changes = [
            store::put(DRAFTS, draft.id, &draft)?,
            store::delete(OUTBOX, key.0),
        ];
        store::write(&changes).await?;
        self.forget(key);
        Ok(Some(draft))
    }

    /// Replaces the words of a waiting comment.
    pub async fn rewrite(self, key: IdempotencyKey, text: String) -> Result<(), IdbError> {
        let Some(old) = self.find(key) else {
            return Ok(());
        };
        let Queued::Comment { report, .. } = old.act else {
            return Ok(());
        };
        let mut record = old.clone().hurried(clock::now());
        record.key = old.key_for_correction(IdempotencyKey(ids::uuid()));
        let comment = NewComment { text };
        record.act = Queued::Comment { report, comment };
        self.forget(key);
        let gone: Vec<Change> = (record.key != key)
            .then(|| store::delete(OUTBOX, key.0))
            .into_iter()
            .collect();
        self.keep(record, &gone).await
    }

    /// Deletes everything that waits on this device, for signing out of a shared phone; from the
    /// memory also where the disk refuses.
    pub async fn wipe(self) -> Result<(), IdbError> {
        self.records.set(Vec::new());
        self.receipts.set(Vec::new());
        self.late.set_value(Vec::new());
        let mut changes = Vec::new();
        for name in [OUTBOX, RECEIPTS] {
            for key in store::keys(name).await? {
                changes.push(Change::Delete { store: name, key });
            }
        }
        store::write(&changes).await
    }
}

/// What disappears together with a record.
pub(super) fn removal(record: &Record) -> Vec<Change> {
    let photos = record
        .photos
        .iter()
        .map(|photo| store::delete(PHOTOS, photo.id));
    photos
        .chain([store::delete(OUTBOX, record.key.0)])
        .collect()
}
