//! Keeps an open page up to date: the server tells that something changed, the page fetches it
//! again. Where events do not come through, it asks from time to time instead.

use super::{Answer, model};
use crate::api;
use crate::platform::clock::Timer;
use crate::platform::events;
use crate::platform::page;
use crate::platform::stream::Stream;
use crate::state::session::Session;
use contract::report::ReportDetail;
use contract::stream::Change;
use contract::{Code, CommunityId, ReportId};
use leptos::prelude::*;

/// Pause between two questions while no events come, milliseconds.
const POLL_MS: u32 = 20_000;

/// Ends with the page that calls it. While nobody sees the page its stream is closed: over HTTP/1.1 a
/// browser has six connections to a host for all tabs together, so six reports left open would block
/// everything else. Whoever comes back sees what changed meanwhile.
pub fn watch(id: Memo<Option<ReportId>>, report: Answer) {
    let session = Session::get();
    let community = Memo::new(move |_| session.community().map(|community| community.id));
    let shown = move || id.try_get_untracked().flatten();
    let on_change = move |change| {
        // The version stays when somebody comments or follows, so only the answer itself tells.
        match (change, shown()) {
            (Change::Report { id, .. }, Some(shown)) if id != shown => {}
            (Change::Report { .. } | Change::Other, Some(shown)) => compare(shown, report),
            (Change::Notice { .. }, _) | (_, None) => {}
        }
    };
    let open = move |community: Option<CommunityId>| {
        let community = community.filter(|_| page::is_visible())?;
        api::stream::open(community, on_change)
    };
    let stream = StoredValue::new_local(None::<Stream>);
    // On a first visit the community is known only after its answer; until then the page asks.
    Effect::new(move |_| stream.set_value(open(community.get())));
    let seen = events::on_document("visibilitychange", move || {
        stream.try_set_value(open(community.try_get_untracked().flatten()));
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

/// Shows a fresh answer only when something is different, so that nothing moves under the reader's
/// eyes.
fn compare(id: ReportId, report: Answer) {
    // `None`: the page was left while the answer was on its way.
    let held = move || report.try_get_untracked().flatten()?.ok();
    leptos::task::spawn_local(async move {
        let Some(before) = held() else { return };
        let answer = api::reports::one(id).await;
        let Some(now) = held() else { return };
        let fresh = match answer {
            Ok(fresh) => fresh,
            // Taken back, or not for this reader any more: it does not stay in sight.
            Err(gone) if gone.problem().is_some_and(|p| p.code == Code::NotFound) => {
                report.set(Some(Err(gone)));
                return;
            }
            Err(_) => return,
        };
        match next(&before, &now, same(&now, &fresh)) {
            Next::Keep => {}
            Next::Show => report.set(Some(Ok(fresh))),
            Next::AskAgain => report.refetch(),
        }
    });
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Keep,
    Show,
    AskAgain,
}

/// `same`: the fresh answer says what is shown `now`. When something else was shown `before` it was
/// asked for, the fresh one may be the older of the two.
fn next<T: PartialEq>(before: &T, now: &T, same: bool) -> Next {
    match (same, before == now) {
        (true, _) => Next::Keep,
        (false, true) => Next::Show,
        (false, false) => Next::AskAgain,
    }
}

/// That it has been read since is nothing to show.
fn same(old: &ReportDetail, fresh: &ReportDetail) -> bool {
    let news = old.news;
    *old == ReportDetail {
        news,
        ..fresh.clone()
    }
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

#[cfg(test)]
mod tests {
    use super::{Next, next};

    #[test]
    fn an_answer_that_was_overtaken_is_not_shown() {
        assert_eq!(next(&1, &1, false), Next::Show);
        assert_eq!(next(&1, &1, true), Next::Keep);
        assert_eq!(next(&1, &2, true), Next::Keep);
        assert_eq!(next(&1, &2, false), Next::AskAgain);
    }
}
