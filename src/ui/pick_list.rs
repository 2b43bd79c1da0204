//! One of many, as a page of rows with a search: buildings, units, people. The rows are at least
//! 60 px high in 长辈版, and the list shows at most what the eye can take in.

use super::button::Button;
use super::field::{Field, FieldKind};
use super::icon::Icon;
use crate::i18n::{common, t, tf};
use leptos::prelude::*;

/// More rows than this are not built; the search narrows them.
const ROWS_MAX: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickItem {
    pub value: String,
    pub label: String,
    pub detail: Option<String>,
    pub chosen: bool,
}

/// `on_pick` is called with the value of the row.
#[component]
pub fn PickList(
    #[prop(into)] items: Signal<Vec<PickItem>>,
    #[prop(into)] on_pick: UnsyncCallback<String>,
    /// With a search field above.
    #[prop(optional)]
    search: bool,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let again = UnsyncCallback::new(move |()| words.set(String::new()));
    let row = move |item: PickItem| {
        let value = item.value;
        view! {
            <li>
                <button
                    type="button"
                    class="l-row"
                    aria-pressed=item.chosen.then_some("true")
                    on:click=move |_| on_pick.run(value.clone())
                >
                    <span class="l-row__words">
                        <span class="l-row__title">{item.label}</span>
                        {item.detail.map(|detail| view! { <span class="l-row__detail">{detail}</span> })}
                    </span>
                    {if item.chosen { view! { <Icon name="check"/> } } else { view! { <Icon name="chevron-right"/> } }}
                </button>
            </li>
        }
    };
    let rows = move || {
        let wanted = words.with(|words| words.trim().to_lowercase());
        let found = items
            .get()
            .into_iter()
            .filter(|item| item.label.to_lowercase().contains(&wanted));
        found.take(ROWS_MAX).map(row).collect::<Vec<_>>()
    };
    let list = move || {
        let rows = rows();
        if rows.is_empty() {
            let words = words.get();
            view! {
                <p class="l-state__advice" role="status">{tf(common::SEARCH_NOTHING, &[&words])}</p>
                <Button icon="x" label=t(common::SEARCH_AGAIN) on_press=again/>
            }
            .into_any()
        } else {
            view! { <ul class="l-rows">{rows}</ul> }.into_any()
        }
    };
    view! {
        <div class="l-pick">
            {search.then(|| view! { <Field label=t(common::SEARCH) value=words kind=FieldKind::Search/> })}
            {list}
        </div>
    }
}
