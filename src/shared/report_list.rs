//! Cards in batches.

use super::paged::paged;
use super::report_card::{ReportCard, ReportCards};
use crate::api;
use crate::i18n::{number, reports as key, t, tf};
use crate::platform::{clock, page as browser};
use crate::state::freshness::Freshness;
use crate::state::waiting::Waiting;
use contract::report::{ReportCard as Card, ReportFilter};
use contract::{Page, Paging};
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use leptos_router::hooks::use_location;

/// Cards that one request brings; a page of the list never builds more at once.
const PAGE_SIZE: u32 = 20;

/// The first batch of the reports that `filter` finds, and as many more as `count` needs.
pub async fn first_page(filter: ReportFilter, count: usize) -> Result<Page<Card>, api::ApiError> {
    let mut all = page(filter.clone(), None).await?;
    while all.items.len() < count {
        let Some(after) = all.next.take() else { break };
        let more = page(filter.clone(), Some(after)).await?;
        all.items.extend(more.items);
        (all.next, all.partial) = (more.next, more.partial);
    }
    Ok(all)
}

/// Asks again when the person comes back to the page, the network does, or a report went out, for as many cards as are
/// there by now; nothing moves under the reader's eyes unless something is different. `question` is what
/// `first` answers.
pub fn keep_fresh<Q, T, Fut>(
    first: LocalResource<Result<T, api::ApiError>>,
    place: Place,
    question: Memo<Q>,
    fetch: impl Fn(Q, usize) -> Fut + 'static,
) where
    Q: Clone + PartialEq + Send + Sync + 'static,
    T: PartialEq + 'static,
    Fut: Future<Output = Result<T, api::ApiError>> + 'static,
{
    let (freshness, waiting) = (Freshness::get(), Waiting::get());
    let stirred = Memo::new(move |_| (freshness.stirred(), waiting.sent().map(|sent| sent.id)));
    let again = move |_: &_, _: Option<&_>, _| {
        let asked = question.get_untracked();
        let answer = fetch(asked.clone(), place.shown.get_value());
        spawn_local_scoped_with_cancellation(async move {
            let Ok(fresh) = answer.await else { return };
            let same =
                first.try_with_untracked(|old| matches!(old, Some(Ok(old)) if *old == fresh));
            if same == Some(false) && question.try_get_untracked() == Some(asked) {
                first.set(Some(Ok(fresh)));
            }
        });
    };
    Effect::watch(move || stirred.get(), again, false);
}

/// Where somebody is in a list, and where she was in one that she comes back to.
#[derive(Clone, Copy)]
pub struct Place {
    left: StoredValue<Option<Left>>,
    /// Cards that are there, with those that were asked for since.
    shown: StoredValue<usize>,
}

impl Place {
    /// What [`ReportList`] noted when the person went on from it; nothing for one who comes anew. To be
    /// asked while the page is built: a new one is not yet in the history then.
    pub fn found() -> Self {
        let path = use_location().pathname.get_untracked();
        let note = browser::entry_note();
        let left = note.and_then(|note| Left::read(&note, &path));
        Self {
            left: StoredValue::new(left),
            shown: StoredValue::new(0),
        }
    }

    /// Cards to ask for at first; 0: one batch.
    pub fn count(self) -> usize {
        self.left
            .with_value(|left| left.map_or(0, |left| left.count))
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Left {
    /// Pixels from the top of the page.
    scrolled: f64,
    /// Cards that were there.
    count: usize,
}

impl Left {
    /// What the entry of the history holds for the page at `path`.
    fn read(note: &str, path: &str) -> Option<Self> {
        let mut parts = note.splitn(3, ' ');
        let scrolled = parts.next()?.parse().ok()?;
        let count = parts.next()?.parse().ok()?;
        (parts.next() == Some(path)).then_some(Self { scrolled, count })
    }
}

async fn page(filter: ReportFilter, after: Option<String>) -> Result<Page<Card>, api::ApiError> {
    let paging = Paging {
        after,
        limit: Some(PAGE_SIZE),
    };
    api::reports::list(&filter, &paging).await
}

/// `filter` is the question that `first` answers. Nothing is shown for an empty answer: what that
/// means differs from page to page.
#[component]
pub fn ReportList(first: Page<Card>, filter: ReportFilter, place: Place) -> impl IntoView {
    let path = use_location().pathname;
    let list = paged(first, move |after| page(filter.clone(), Some(after)));
    let shown = move || {
        let n = number(list.items.with(Vec::len) as i64);
        let words = if list.has_more() {
            key::SHOWN_MORE
        } else {
            key::SHOWN_ALL
        };
        tf(words, &[&n])
    };
    // Whoever comes back from a card finds the list as it was.
    let note = move |_| {
        let (scrolled, count) = (browser::scrolled(), list.items.with_untracked(Vec::len));
        browser::note_entry(&format!("{scrolled} {count} {}", path.get_untracked()));
    };
    Effect::new(move |_| place.shown.set_value(list.items.with(Vec::len)));
    if let Some(left) = place.left.try_update_value(Option::take).flatten() {
        spawn_local_scoped_with_cancellation(async move {
            // After the turn in which the cards take the place of what stood for them.
            clock::sleep(0).await;
            clock::sleep(0).await;
            browser::scroll_to(left.scrolled);
        });
    }
    view! {
        <div on:click=note>
            <ReportCards>
                <For each=move || list.items.get() key=|card| (card.id, card.updated.0) let:report>
                    <ReportCard report/>
                </For>
            </ReportCards>
        </div>
        <p class="l-muted" role="status">{shown}</p>
        {move || list.partial.get().then(|| view! { <p class="l-muted">{t(key::PARTIAL)}</p> })}
        {list.more()}
    }
}

#[cfg(test)]
mod tests {
    use super::Left;

    #[test]
    fn a_list_is_found_again_only_at_its_own_address() {
        let left = Left {
            scrolled: 812.5,
            count: 40,
        };
        assert_eq!(Left::read("812.5 40 /reports", "/reports"), Some(left));
        assert_eq!(Left::read("812.5 40 /reports", "/me/reports"), None);
        let draft = "018f0000-0000-7000-8000-000000000001";
        assert_eq!(Left::read(draft, "/reports"), None);
        assert_eq!(Left::read("", "/reports"), None);
    }
}
