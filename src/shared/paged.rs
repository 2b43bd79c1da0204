//! A list in batches: the next ones come by a press, and only the new ones are built.

use super::words;
use crate::api::ApiError;
use crate::ui::prelude::*;
use contract::Page;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was fetched so far. The entries may be changed, as when one of them is done with.
pub struct Paged<T: Send + Sync + 'static> {
    pub items: RwSignal<Vec<T>>,
    /// The last answer stopped at its bounded number of rows.
    pub partial: RwSignal<bool>,
    next: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<String>>,
    press: UnsyncCallback<()>,
}

impl<T: Send + Sync + 'static> Clone for Paged<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Paged<T> {}

/// Begins with `first`; `fetch` asks for what follows a page's `next`.
pub fn paged<T, Fut>(first: Page<T>, fetch: impl Fn(String) -> Fut + 'static) -> Paged<T>
where
    T: Send + Sync + 'static,
    Fut: Future<Output = Result<Page<T>, ApiError>> + 'static,
{
    let items = RwSignal::new(first.items);
    let partial = RwSignal::new(first.partial);
    let next = RwSignal::new(first.next);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None);
    let press = UnsyncCallback::new(move |()| {
        let Some(after) = next.get_untracked().filter(|_| !busy.get_untracked()) else {
            return;
        };
        let answer = fetch(after);
        busy.set(true);
        spawn_local(async move {
            let answer = answer.await;
            busy.try_set(false);
            match answer {
                Ok(page) => {
                    items.try_update(|items| items.extend(page.items));
                    partial.try_set(page.partial);
                    next.try_set(page.next);
                    failed.try_set(None);
                }
                Err(error) => {
                    failed.try_set(Some(words::api_error(&error)));
                }
            }
        });
    });
    Paged {
        items,
        partial,
        next,
        busy,
        failed,
        press,
    }
}

impl<T: Send + Sync + 'static> Paged<T> {
    /// Whether there is more than what was fetched. Reactive.
    pub fn has_more(self) -> bool {
        self.next.with(Option::is_some)
    }

    /// The button under the list, and what went wrong with its last press.
    pub fn more(self) -> AnyView {
        more(
            Signal::derive(move || self.has_more()),
            self.busy,
            self.failed,
            self.press,
        )
    }
}

/// Not generic, so that it is compiled once.
fn more(
    more: Signal<bool>,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<String>>,
    press: UnsyncCallback<()>,
) -> AnyView {
    view! {
        {move || failed.get().map(|words| view! { <p class="l-field__error" role="alert">{words}</p> })}
        <LoadMore more busy on_press=press/>
    }
    .into_any()
}
