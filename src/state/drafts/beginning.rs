//! How the open draft begins, noted in the browser's small storage.

use super::model::Draft;
use crate::i18n::{report, t};
use crate::platform::storage;

/// So many characters of a report are enough to know it again.
const BEGINNING: usize = 20;

/// Where the first page finds it without the code of the drafts.
pub(super) fn note_beginning(draft: &Draft) {
    let words: String = draft.text.trim().chars().take(BEGINNING).collect();
    match words.as_str() {
        _ if draft.is_empty() => storage::remove(storage::key::DRAFT),
        "" => _ = storage::set(storage::key::DRAFT, t(report::SEEN_ONLY_PHOTO)),
        words => _ = storage::set(storage::key::DRAFT, words),
    }
}
