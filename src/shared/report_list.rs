//! Cards in batches.

use super::paged::paged;
use super::report_card::{ReportCard, ReportCards};
use crate::api;
use crate::i18n::{number, reports as key, t, tf};
use contract::report::{ReportCard as Card, ReportFilter};
use contract::{Page, Paging};
use leptos::prelude::*;

/// Cards that one request brings; a page of the list never builds more at once.
const PAGE_SIZE: u32 = 20;

/// The first batch of the reports that `filter` finds.
pub fn first_page(
    filter: ReportFilter,
) -> impl Future<Output = Result<Page<Card>, api::ApiError>> + 'static {
    page(filter, None)
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
pub fn ReportList(first: Page<Card>, filter: ReportFilter) -> impl IntoView {
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
    view! {
        <ReportCards>
            <For each=move || list.items.get() key=|card| (card.id, card.updated.0) let:report>
                <ReportCard report/>
            </For>
        </ReportCards>
        <p class="l-muted" role="status">{shown}</p>
        {move || list.partial.get().then(|| view! { <p class="l-muted">{t(key::PARTIAL)}</p> })}
        {list.more()}
    }
}
