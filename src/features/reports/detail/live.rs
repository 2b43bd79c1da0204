//! Keeps an open page up to date: the server tells that something changed, the page fetches it
//! again. Where events do not come through, it asks from time to time instead.

use super::{Answer, model};
use crate::api;
use crate::platform::clock::Timer;
use crate::platform::events;
use crate::platform::page;
use crate::platform::stream::Stream;
use crate::state::session::Session;
use contract::ReportId;
use contract::report::ReportDetail;
use contract::stream::Change;
use leptos::prelude::*;

/// Pause between two questions while no events come, milliseconds.
const POLL_MS: u32 = 20_000;

/// Ends with the page that calls it. While nobody sees the page its stream is closed: over HTTP/1.1 a
/// browser has six connections to a host for all tabs together, so six reports left open would block
/// everything else. Whoever comes back sees what changed meanwhile.
pub fn watch(id: Memo<Option<ReportId>>, report: Answer) {
    let shown = move || id.try_get_untracked().flatten();
    let on_data = move |data: String| {
        let Some(shown) = shown() else {
            return;
        };
        // The version stays when somebody comments or follows, so only the answer itself tells. What
        // this build can not read may be about this report.
        match serde_json::from_str(&data).unwrap_or(Change::Other) {
            Change::Report { id, .. } if id != shown => {}
            Change::Notice { .. } => {}
            Change::Report { .. } | Change::Other => compare(shown, report),
        }
    };
    let open = move || {
        page::is_visible()
            .then(|| Stream::open(&format!("{}/stream", api::BASE), on_data))
            .flatten()
    };
    let stream = StoredValue::new_local(open());
    let seen = events::on_document("visibilitychange", move || {
        stream.try_set_value(open());
        if let Some(shown) = shown().filter(|_| page::is_visible()) {
            compare(shown, report);
        }
    });
    let poll = Timer::every(POLL_MS, move || {
        let silent = stream
            .try_with_value(|s| s.as_ref().is_none_or(Stream::is_dead))
            .unwrap_or(false);
        if let Some(shown) = shown().filter(|_| silent && page::is_visible()) {
            compare(shown, report);
        }
    });
    StoredValue::new_local((seen, poll));
}

/// Fetches again only when something is different, so that nothing moves under the reader's eyes.
fn compare(id: ReportId, report: Answer) {
    leptos::task::spawn_local(async move {
        if let Ok(fresh) = api::reports::one(id).await {
            let same =
                report.try_with_untracked(|r| matches!(r, Some(Ok(old)) if same(old, fresh)));
            // `None`: the page was left while the answer was on its way.
            if same == Some(false) {
                report.refetch();
            }
        }
    });
}

/// That it has been read since is nothing to show.
fn same(old: &ReportDetail, fresh: ReportDetail) -> bool {
    let news = old.news;
    *old == ReportDetail { news, ..fresh }
}

/// What its author has before her eyes is no news any more, here and on her other devices.
pub fn mark_seen(report: Answer) {
    let session = Session::get();
    Effect::new(move |_| {
        let news = report.map(|r| r.as_ref().ok().filter(|r| r.news).map(model::newest));
        let Some((id, up_to)) = news.flatten() else {
            return;
        };
        leptos::task::spawn_local(async move {
            if api::reports::seen(id, up_to).await.is_ok() {
                session.renew().await;
            }
        });
    });
}
