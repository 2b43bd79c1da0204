//! One symbol of the sprite. Always decoration: the words beside it carry the meaning.

use leptos::prelude::*;

/// `name` is a symbol of `/icons.svg`; `src/ui/icons.txt` lists those that are built in.
#[component]
pub fn Icon(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let href = move || format!("/icons.svg#{}", name.get());
    view! { <svg class="l-icon" width="24" height="24" aria-hidden="true" focusable="false"><use href=href></use></svg> }
}
