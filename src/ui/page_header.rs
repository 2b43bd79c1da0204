//! The head of every page: way back, title, actions. Arriving at a page sets the document's title,
//! moves the focus to the heading and says the title, because in an app of one document nothing
//! else tells a screen reader that the page has changed.

use super::Text;
use super::announce::announce;
use super::icon::Icon;
use crate::i18n::{common, nav, t};
use crate::platform::{dom, page};
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// The browser has already announced the first page itself.
static ARRIVED: AtomicBool = AtomicBool::new(false);

/// `back` is where the way back leads when there is no history (a shared link); without it the page
/// is a top page and shows no arrow.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Text,
    /// One line under the title.
    #[prop(optional, into)]
    intro: Option<Text>,
    #[prop(optional, into)] back: Option<String>,
    /// Buttons at the end of the line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    Effect::new(move |_| page::set_title(&format!("{} · {}", title.get(), t(nav::BRAND))));
    Effect::new(move |before: Option<()>| {
        let title = title.get();
        if before.is_some() {
            // What the page is about has changed: the old words must not be what is read next.
            announce(title);
        } else if ARRIVED.swap(true, Ordering::Relaxed) {
            dom::focus("page-title");
            announce(title);
        }
    });
    view! {
        <header class="l-header">
            {back.map(|href| view! { <BackLink href/> })}
            <div class="l-header__words">
                <h1 class="l-header__title" id="page-title" tabindex="-1">{move || title.get()}</h1>
                {intro.map(|intro| view! { <p class="l-header__intro">{move || intro.get()}</p> })}
            </div>
            {children.map(|children| view! { <div class="l-header__actions">{children()}</div> })}
        </header>
    }
}

/// Goes back in the history, so that filters and scroll position come back too.
#[component]
fn BackLink(href: String) -> impl IntoView {
    let go = move |event: leptos::ev::MouseEvent| {
        if page::back() {
            event.prevent_default();
        }
    };
    view! {
        <a class="l-header__back" href=href on:click=go aria-label=t(common::BACK)>
            <Icon name="chevron-left"/>
            <span class="l-header__back-word">{t(common::BACK)}</span>
        </a>
    }
}
