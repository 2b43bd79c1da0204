//! Keeps an open page up to date: the server tells that something changed, the page fetches it
//! again. Where events do not come through, it asks from time to time instead.

use super::Answer;
use crate::api;
use crate::platform::clock::Timer;
use crate::platform::page;
use crate::platform::stream::Stream;
use contract::ReportId;
use contract::stream::Change;
use leptos::prelude::*;

/// Pause between two questions while no events come, milliseconds.
const POLL_MS: u32 = 20_000;

/// Ends with the page that calls it.
pub fn watch(id: Memo<Option<ReportId>>, report: Answer) {
    let on_data = move |data: String| {
        let changed = serde_json::from_str(&data).ok();
        let Some(Change::Report { id: which, version }) = changed else { return };
        let known = report.try_with_untracked(|r| r.as_ref().and_then(|r| r.as_ref().ok().map(|r| r.version))).flatten();
        if id.try_get_untracked().flatten() == Some(which) && known != Some(version) {
            report.refetch();
        }
    };
    let stream = StoredValue::new_local(Stream::open(&format!("{}/stream", api::BASE), on_data));
    let poll = Timer::every(POLL_MS, move || {
        let silent = stream.try_with_value(|s| s.as_ref().is_none_or(Stream::is_dead)).unwrap_or(false);
        if silent && page::is_visible() {
            compare(id, report);
        }
    });
    StoredValue::new_local(poll);
}

/// Fetches again only when something is different, so that nothing moves under the reader's eyes.
fn compare(id: Memo<Option<ReportId>>, report: Answer) {
    let Some(id) = id.get_untracked() else { return };
    leptos::task::spawn_local_scoped_with_cancellation(async move {
        if let Ok(fresh) = api::reports::one(id).await {
            let same = report.try_with_untracked(|r| matches!(r, Some(Ok(old)) if *old == fresh));
            if same == Some(false) {
                report.refetch();
            }
        }
    });
}
