//! Cards in batches.

use super::paged::paged;
use super::report_card::{ReportCard, ReportCards};
use crate::api;
use crate::i18n::{number, reports as key, t, tf};
use crate::platform::{clock, page as browser};
use crate::state::session::Session;
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

/// Asks again when the person comes back to the page or the network does; nothing moves under the
/// reader's eyes unless something is different. `ask` answers nothing when that is of no use any more.
pub fn keep_fresh<T, Fut>(
    first: LocalResource<Result<T, api::ApiError>>,
    ask: impl Fn() -> Fut + 'static,
) where
    T: PartialEq + 'static,
    Fut: Future<Output = Option<T>> + 'static,
{
    let session = Session::get();
    let again = move |_: &u32, _: Option<&u32>, _| {
        let asked = ask();
        spawn_local_scoped_with_cancellation(async move {
            let Some(fresh) = asked.await else { return };
            let same =
                first.try_with_untracked(|old| matches!(old, Some(Ok(old)) if *old == fresh));
            if same == Some(false) {
                first.set(Some(Ok(fresh)));
            }
        });
    };
    Effect::watch(move || session.stirred(), again, false);
}

/// Where somebody was in a list that she comes back to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Left {
    /// Pixels from the top of the page.
    scrolled: f64,
    /// Cards that were there.
    pub count: usize,
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

/// What [`ReportList`] noted when the person went on from it; nothing for one who comes anew. To be
/// asked while the page is built: a new one is not yet in the history then.
pub fn left() -> StoredValue<Option<Left>> {
    let path = use_location().pathname.get_untracked();
    let note = browser::entry_note();
    StoredValue::new(note.and_then(|note| Left::read(&note, &path)))
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
pub fn ReportList(
    first: Page<Card>,
    filter: ReportFilter,
    left: StoredValue<Option<Left>>,
) -> impl IntoView {
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
    if let Some(left) = left.try_update_value(Option::take).flatten() {
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
