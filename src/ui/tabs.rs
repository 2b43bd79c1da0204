//! Views of the same thing side by side. Each is a link: the address tells which one is shown.

use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    pub label: String,
    pub href: String,
    pub current: bool,
    /// How many things are in it.
    pub count: Option<i64>,
}

#[component]
pub fn Tabs(
    /// What the tabs are about, for screen readers.
    #[prop(into)]
    label: String,
    #[prop(into)] tabs: Signal<Vec<Tab>>,
) -> impl IntoView {
    let each = |tab: Tab| {
        view! {
            <li>
                <a class="l-tab" href=tab.href aria-current=tab.current.then_some("page")>
                    {tab.label}
                    {tab.count.map(|n| view! { <span class="l-tab__count">{crate::i18n::number(n)}</span> })}
                </a>
            </li>
        }
    };
    view! {
        <nav class="l-tabs" aria-label=label>
            <ul class="l-tabs__list">{move || tabs.get().into_iter().map(each).collect_view()}</ul>
        </nav>
    }
}
