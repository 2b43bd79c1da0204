//! One symbol of the sprite. Always decoration: the words beside it carry the meaning.

use leptos::prelude::*;

/// `name` is one of `src/ui/icons.txt`. The drawings are symbols of `index.html` itself: a file of their own
/// would be a document that the browser opens and lays out, on every page anew.
#[component]
pub fn Icon(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let href = move || format!("#icon-{}", name.get());
    view! { <svg class="l-icon" width="24" height="24" aria-hidden="true" focusable="false"><use href=href></use></svg> }
}
