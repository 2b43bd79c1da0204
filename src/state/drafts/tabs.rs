//! Several tabs with one draft. What one writes is what the others go on with: a tab that comes forward
//! reads it. Should two have gone different ways all the same, each keeps its own.

use super::Drafts;
use super::Saved;
use super::model::{Draft, DraftPhoto};
use crate::platform::idb::{Change, IdbError, Value};
use crate::platform::{events, ids, page};
use crate::state::local_store::{self as store, DRAFTS, PHOTOS};
use contract::{IdempotencyKey, Timestamp};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

/// What became of the open draft on the disk since this tab last saw it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Elsewhere {
    Untouched,
    /// Another tab wrote it.
    Changed,
    /// Another tab sent it, or threw it away.
    Gone,
}

/// `base`: what this tab knows to be stored, see [`Drafts`].
fn elsewhere(base: Option<Option<Timestamp>>, stored: Option<Timestamp>) -> Elsewhere {
    match (base, stored) {
        (None, _) => Elsewhere::Untouched,
        (Some(base), stored) if base == stored => Elsewhere::Untouched,
        (Some(_), Some(_)) => Elsewhere::Changed,
        (Some(_), None) => Elsewhere::Gone,
    }
}

impl Drafts {
    /// Another edition of the same draft has other contents that did not come from this page. Reactive.
    pub fn edition(self) -> u32 {
        self.edition.get()
    }

    pub(super) fn heed_other_tabs(self) {
        let look = move || spawn_local(self.look_again());
        let listeners = [
            events::on_window("focus", look),
            events::on_document("visibilitychange", move || {
                if page::is_visible() {
                    look();
                }
            }),
        ];
        StoredValue::new_local(listeners);
    }

    /// Goes on with what another tab has made of the open draft. What was changed here and is not on the
    /// disk yet is never touched.
    async fn look_again(self) {
        let settled = || self.saved.get_untracked() == Saved::Yes && !self.changed.get_value();
        let id = self.open.with_untracked(|draft| draft.id);
        if !settled() {
            return;
        }
        let Ok(mut list) = store::all::<Draft>(DRAFTS).await else {
            return;
        };
        if !settled() || self.open.with_untracked(|draft| draft.id) != id {
            return;
        }
        list.sort_by_key(|draft| std::cmp::Reverse(draft.updated));
        let stored = list.iter().position(|draft| draft.id == id);
        let stored = stored.map(|at| list.remove(at));
        let updated = stored.as_ref().map(|draft| draft.updated);
        match (elsewhere(self.base.get_value(), updated), stored) {
            (Elsewhere::Changed, Some(theirs)) => {
                self.note(&theirs);
                self.base.set_value(Some(updated));
                self.open.set(theirs);
                self.edition.update(|edition| *edition += 1);
            }
            (Elsewhere::Gone, _) => self.forget_open(),
            _ => {}
        }
        if self.others.with_untracked(|known| *known != list) {
            self.others.set(list);
        }
    }

    /// Before the open draft is written: where another tab has changed or sent it meanwhile, what is
    /// written here goes on as a draft of its own, with pictures of its own.
    pub(super) async fn part_from_other_tab(self) -> Result<(), IdbError> {
        let draft = self.open.get_untracked();
        let stored = store::one::<Draft>(DRAFTS, draft.id).await?;
        let updated = stored.as_ref().map(|draft| draft.updated);
        if elsewhere(self.base.get_value(), updated) == Elsewhere::Untouched {
            return Ok(());
        }
        let copies = copies(&draft.photos).await?;
        self.base.set_value(Some(None));
        self.open.update(|draft| {
            draft.id = ids::uuid();
            draft.key = IdempotencyKey(ids::uuid());
            for photo in &mut draft.photos {
                let copy = copies.iter().find(|(old, _)| *old == photo.id);
                photo.id = copy.map_or(photo.id, |(_, new)| *new);
            }
        });
        if let Some(theirs) = stored {
            self.others.update(|list| list.insert(0, theirs));
        }
        Ok(())
    }
}

/// The photos once more under new ids, old and new: each draft takes its own along when it is sent or thrown
/// away. One that the browser has lost stays what it is.
async fn copies(photos: &[DraftPhoto]) -> Result<Vec<(Uuid, Uuid)>, IdbError> {
    let (mut pairs, mut changes) = (Vec::new(), Vec::new());
    for photo in photos {
        if let Some(bytes) = store::photo(photo.id).await? {
            let new = ids::uuid();
            pairs.push((photo.id, new));
            changes.push(Change::Put {
                store: PHOTOS,
                key: new.to_string(),
                value: Value::Bytes(bytes),
            });
        }
    }
    store::write(&changes).await?;
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEN: Timestamp = Timestamp(1_000);
    const LATER: Timestamp = Timestamp(2_000);

    #[test]
    fn another_tab_is_heard_only_where_it_touched_what_this_one_knows() {
        assert_eq!(elsewhere(None, Some(THEN)), Elsewhere::Untouched);
        assert_eq!(elsewhere(Some(None), None), Elsewhere::Untouched);
        assert_eq!(
            elsewhere(Some(Some(THEN)), Some(THEN)),
            Elsewhere::Untouched
        );
        assert_eq!(elsewhere(Some(Some(THEN)), Some(LATER)), Elsewhere::Changed);
        assert_eq!(elsewhere(Some(None), Some(THEN)), Elsewhere::Changed);
        assert_eq!(elsewhere(Some(Some(THEN)), None), Elsewhere::Gone);
    }
}
