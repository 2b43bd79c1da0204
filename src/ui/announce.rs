//! Tells screen readers what changed without moving the focus, and hands out unique element ids.

use leptos::prelude::*;
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};

thread_local! {
    // Not a context: event handlers and answers to requests have none.
    static ANNOUNCED: Cell<Option<RwSignal<String>>> = const { Cell::new(None) };
}

/// The live region. Once per page, placed by the shell before anything is announced: regions that
/// arrive together with their text stay silent.
#[component]
pub fn Announcer() -> impl IntoView {
    let text = ANNOUNCED.get();
    view! { <p class="l-visually-hidden" role="status" aria-live="polite">{move || text.map(|text| text.get())}</p> }
}

/// Makes [`announce`] work. Call once, at the root.
pub fn provide_announcer() {
    ANNOUNCED.set(Some(RwSignal::new(String::new())));
}

/// Says `text` politely: after what is being read now.
pub fn announce(text: String) {
    if let Some(signal) = ANNOUNCED.get() {
        signal.set(text);
    }
}

/// An id that no other element of this page has.
pub fn next_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
