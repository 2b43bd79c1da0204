//! Tells screen readers what changed without moving the focus, and hands out unique element ids.

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

#[derive(Clone, Copy)]
struct Announced(RwSignal<String>);

/// The live region. Once per page, placed by the shell before anything is announced: regions that
/// arrive together with their text stay silent.
#[component]
pub fn Announcer() -> impl IntoView {
    let Announced(text) = expect_context();
    view! { <p class="l-visually-hidden" role="status" aria-live="polite">{move || text.get()}</p> }
}

/// Makes [`announce`] work below this point.
pub fn provide_announcer() {
    provide_context(Announced(RwSignal::new(String::new())));
}

/// Says `text` politely: after what is being read now.
pub fn announce(text: String) {
    if let Some(Announced(signal)) = use_context() {
        signal.set(text);
    }
}

/// An id that no other element of this page has.
pub fn next_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
