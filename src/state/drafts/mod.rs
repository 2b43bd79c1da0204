//! The reports that are being written. Every change is stored as it is made: a killed browser loses
//! at most the write that was under way.

mod early;
pub mod model;
mod orphans;
mod photos;
mod place;
mod tabs;

use super::app_wide;
use super::local_store::{self as store, DRAFTS};
use super::places;
use super::unfinished;
use crate::platform::idb::{Change, IdbError};
use crate::platform::{clock, ids, start};
use contract::{IdempotencyKey, Timestamp};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::{Draft, DraftPlace};
use uuid::Uuid;

/// Whether what is on the screen is also on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Still reading what was stored; nothing can be written yet.
    Loading,
    Yes,
    Writing,
    No(IdbError),
}

/// All drafts and the one that is open.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    open: RwSignal<Draft>,
    /// Those that are not open, newest first.
    others: RwSignal<Vec<Draft>>,
    saved: RwSignal<Saved>,
    /// The open draft was found when the page loaded.
    restored: RwSignal<bool>,
    changed: StoredValue<bool>,
    /// What of the open draft lies on the disk as far as this tab knows: when it was last changed, or
    /// that there is nothing. Outside `None`: not known.
    base: StoredValue<Option<Option<Timestamp>>>,
    /// Goes up when another tab's version of the open draft takes the place of this one's.
    edition: RwSignal<u32>,
    /// The reports that went to the outbox since the page was loaded.
    handed: StoredValue<Vec<IdempotencyKey>>,
    /// The place that was named last, without its free words, and its name.
    named: StoredValue<(DraftPlace, String)>,
}

fn blank() -> Draft {
    Draft::new(ids::uuid(), IdempotencyKey(ids::uuid()), clock::now())
}

impl Drafts {
    /// The app's drafts. The first call begins to read what was stored.
    pub fn get() -> Self {
        app_wide::once(Self::start)
    }

    fn start() -> Self {
        let drafts = Self {
            open: RwSignal::new(blank()),
            others: RwSignal::new(Vec::new()),
            saved: RwSignal::new(Saved::Loading),
            restored: RwSignal::new(false),
            changed: StoredValue::new(false),
            base: StoredValue::new(None),
            edition: RwSignal::new(0),
            handed: StoredValue::new(Vec::new()),
            named: StoredValue::default(),
        };
        spawn_local(async move { drafts.load().await });
        drafts.heed_other_tabs();
        drafts
    }

    async fn load(self) {
        let stored = store::all::<Draft>(DRAFTS).await;
        start::composed().await;
        match stored {
            Ok(mut list) => {
                list.sort_by_key(|draft| std::cmp::Reverse(draft.updated));
                // Whoever typed faster than the disk answered goes on with what they typed.
                let typed = self.changed.get_value();
                let found = model::current(&list).filter(|_| !typed).cloned();
                if let Some(found) = found {
                    list.retain(|draft| draft.id != found.id);
                    self.note(&found);
                    self.base.set_value(Some(Some(found.updated)));
                    self.open.set(found);
                    self.restored.set(true);
                }
                let early = self.take_early_words();
                self.others.set(list);
                self.saved.set(Saved::Yes);
                if let Some(words) = early {
                    self.keep_early_words(&words).await;
                }
                if typed {
                    self.save();
                }
                // Left-overs cost only space: a failure here is tried again at the next start.
                let _ = self.drop_orphans().await;
            }
            Err(error) => {
                self.take_early_words();
                self.saved.set(Saved::No(error));
            }
        }
    }

    pub fn open(self) -> Signal<Draft> {
        self.open.into()
    }

    pub fn others(self) -> Signal<Vec<Draft>> {
        self.others.into()
    }

    pub fn saved(self) -> Signal<Saved> {
        self.saved.into()
    }

    /// Whether to say that an earlier draft was opened again.
    pub fn restored(self) -> RwSignal<bool> {
        self.restored
    }

    /// Changes the open draft and stores it.
    pub fn edit(self, change: impl FnOnce(&mut Draft)) {
        self.open.update(|draft| {
            change(draft);
            draft.updated = clock::now();
        });
        self.save();
    }

    /// For the first page. The address book is large and this runs at every key that is pressed, so it
    /// is read only for another place.
    fn note(self, draft: &Draft) {
        let place = DraftPlace {
            spot: String::new(),
            ..draft.place.clone()
        };
        if self.named.with_value(|(known, _)| *known != place) {
            let name = places::kept().zip(place.to_input());
            let name = name.map(|(book, place)| places::names(&book, &place));
            self.named.set_value((place, name.unwrap_or_default()));
        }
        self.named
            .with_value(|(_, name)| unfinished::note(draft, name));
    }

    /// One write at a time; what changes meanwhile is written right after.
    fn save(self) {
        self.changed.set_value(true);
        if matches!(self.saved.get_untracked(), Saved::Writing | Saved::Loading) {
            return;
        }
        self.saved.set(Saved::Writing);
        spawn_local(async move {
            let mut result = Ok(());
            while self.changed.get_value() && result.is_ok() {
                self.changed.set_value(false);
                result = self.write_open().await;
            }
            self.saved.set(match result {
                Ok(()) => Saved::Yes,
                Err(error) => Saved::No(error),
            });
        });
    }

    async fn write_open(self) -> Result<(), IdbError> {
        self.part_from_other_tab().await?;
        let draft = self.open.get_untracked();
        self.note(&draft);
        write_draft(&draft).await?;
        self.base.set_value(Some(stored_as(&draft)));
        Ok(())
    }

    /// Puts the open draft aside, where nothing of it is lost, and opens an empty one.
    pub fn start_over(self) {
        self.swap_in(blank());
    }

    /// Opens one of the others.
    pub fn resume(self, id: Uuid) {
        let found = self
            .others
            .with_untracked(|list| list.iter().find(|draft| draft.id == id).cloned());
        if let Some(mut draft) = found {
            draft.shelved = false;
            draft.updated = clock::now();
            self.swap_in(draft);
        }
    }

    /// Opens a draft that came from elsewhere (the outbox), with what it needs already stored.
    pub fn swap_in(self, draft: Draft) {
        let mut aside = self.open.get_untracked();
        aside.shelved = true;
        let worth_keeping = !aside.is_empty() && aside.id != draft.id;
        self.others.update(|list| {
            list.retain(|known| known.id != draft.id);
            if worth_keeping {
                list.insert(0, aside.clone());
            }
        });
        self.restored.set(false);
        self.base.set_value(None);
        self.open.set(draft);
        if worth_keeping {
            spawn_local(async move {
                if let Err(error) = write_draft(&aside).await {
                    self.saved.set(Saved::No(error));
                }
            });
        }
        self.save();
    }

    /// Forgets the open draft after its report went to the outbox under this key; its photos belong to
    /// the outbox now.
    pub fn handed_over(self, key: IdempotencyKey) {
        self.handed.update_value(|keys| keys.push(key));
        self.forget_open();
    }

    /// What was handed over since the page was loaded.
    pub fn handed(self) -> Vec<IdempotencyKey> {
        self.handed.get_value()
    }

    fn forget_open(self) {
        self.changed.set_value(false);
        self.restored.set(false);
        self.base.set_value(None);
        self.open.set(blank());
        self.open.with_untracked(|draft| self.note(draft));
    }

    /// Deletes one of the other drafts for good.
    pub async fn discard(self, id: Uuid) -> Result<(), IdbError> {
        store::write(&[store::delete(DRAFTS, id)]).await?;
        self.others
            .update(|list| list.retain(|draft| draft.id != id));
        self.drop_orphans().await
    }

    /// Deletes all drafts of this device, for signing out of a shared phone; from the memory also
    /// where the disk refuses.
    pub async fn wipe(self) -> Result<(), IdbError> {
        self.others.set(Vec::new());
        self.handed.set_value(Vec::new());
        self.forget_open();
        early::forget();
        store::forget_photos();
        let changes: Vec<Change> = store::keys(DRAFTS)
            .await?
            .into_iter()
            .map(|key| Change::Delete { store: DRAFTS, key })
            .collect();
        store::write(&changes).await?;
        self.drop_orphans().await
    }
}

/// What [`write_draft`] leaves on the disk: when it was changed, or nothing.
fn stored_as(draft: &Draft) -> Option<Timestamp> {
    (!draft.is_empty()).then_some(draft.updated)
}

async fn write_draft(draft: &Draft) -> Result<(), IdbError> {
    let change = if draft.is_empty() {
        store::delete(DRAFTS, draft.id)
    } else {
        store::put(DRAFTS, draft.id, draft)?
    };
    store::write(&[change]).await
}
