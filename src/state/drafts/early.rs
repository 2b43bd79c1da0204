//! Words typed into the form that `index.html` holds, before the app was there. `boot.js` keeps them in
//! the browser's small storage until a draft on the disk has them.

use super::Drafts;
use crate::platform::storage::{self, key};
use crate::platform::{clock, start};
use leptos::prelude::*;

/// For signing out of a shared phone.
pub(super) fn forget() {
    storage::remove(key::EARLY_WORDS);
}

impl Drafts {
    /// Puts what was typed before the app was there into the open draft, and hands it back.
    pub(super) fn take_early_words(self) -> Option<String> {
        let words = storage::get(key::EARLY_WORDS).or_else(start::unkept_words);
        let words = words.filter(|words| !words.trim().is_empty())?;
        self.open.update(|draft| {
            draft.add_words(&words);
            draft.updated = clock::now();
        });
        Some(words)
    }

    /// The draft has them on the disk before they leave the place where they lay until then.
    pub(super) async fn keep_early_words(self, words: &str) {
        let written = self.write_open().await.is_ok();
        // Another tab may have added to them meanwhile.
        if written && storage::get(key::EARLY_WORDS).as_deref() == Some(words) {
            forget();
        }
    }
}
