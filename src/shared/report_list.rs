//! Cards in batches. The next ones come by a press, and only the new ones are built.

use super::report_card::{ReportCard, ReportCards};
use super::words;
use crate::api::{self, ApiError};
use crate::i18n::{number, reports as key, t, tf};
use crate::ui::prelude::*;
use contract::Page;
use contract::report::{ReportCard as Card, ReportFilter};
use leptos::prelude::*;

/// `filter` is the question that `first` answers. Nothing is shown for an empty answer: what that
/// means differs from page to page.
#[component]
pub fn ReportList(first: Page<Card>, filter: ReportFilter) -> impl IntoView {
    let partial = RwSignal::new(first.partial);
    let next = RwSignal::new(first.next);
    let items = RwSignal::new(first.items);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<ApiError>);
    let more = UnsyncCallback::new(move |()| {
        let question = ReportFilter {
            after: next.get_untracked(),
            ..filter.clone()
        };
        busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = api::reports::list(&question).await;
            busy.try_set(false);
            match answer {
                Ok(page) => {
                    items.try_update(|items| items.extend(page.items));
                    partial.try_set(page.partial);
                    next.try_set(page.next);
                    failed.try_set(None);
                }
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    });
    let shown = move || {
        let n = number(items.with(Vec::len) as i64);
        let more = next.with(Option::is_some);
        tf(
            if more {
                key::SHOWN_MORE
            } else {
                key::SHOWN_ALL
            },
            &[&n],
        )
    };
    view! {
        <ReportCards>
            <For each=move || items.get() key=|card| (card.id, card.updated.0) let:report>
                <ReportCard report/>
            </For>
        </ReportCards>
        <p class="l-muted" role="status">{shown}</p>
        {move || partial.get().then(|| view! { <p class="l-muted">{t(key::PARTIAL)}</p> })}
        {move || failed.get().map(|error| view! { <p class="l-field__error" role="alert">{words::api_error(&error)}</p> })}
        <LoadMore more=Signal::derive(move || next.with(Option::is_some)) busy on_press=more/>
    }
}
