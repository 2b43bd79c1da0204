//! A short word of success. Never an error, never the only place where something is told: it goes
//! away by itself.

use super::icon::Icon;
use crate::platform::clock::Timer;
use leptos::prelude::*;
use std::cell::Cell;

/// Long enough to be read twice at an easy pace.
const SHOWN_MS: u32 = 6_000;

thread_local! {
    // Not a context: toasts come from event handlers and after requests, where there is none.
    static TOASTS: Cell<Option<Toasts>> = const { Cell::new(None) };
}

#[derive(Clone, Copy)]
struct Toasts {
    text: RwSignal<Option<String>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

/// Makes [`toast`] and the announcer work. Call once, at the root.
pub fn provide_toasts() {
    super::announce::provide_announcer();
    TOASTS.set(Some(Toasts {
        text: RwSignal::new(None),
        timer: StoredValue::new_local(None),
    }));
}

/// Shows a word of success; a new one replaces the last.
pub fn toast(text: impl Into<String>) {
    let Some(toasts) = TOASTS.get() else {
        return;
    };
    toasts.text.set(Some(text.into()));
    let end = move || {
        toasts.text.try_set(None);
    };
    toasts.timer.set_value(Some(Timer::once(SHOWN_MS, end)));
}

/// Where toasts appear. Once per page, placed by the shell.
#[component]
pub fn ToastArea() -> impl IntoView {
    let text = TOASTS.get().map(|toasts| toasts.text);
    view! {
        <div class="l-toasts" role="status" aria-live="polite">
            {move || {
                text.and_then(|text| text.get()).map(|text| {
                    view! { <p class="l-toast"><Icon name="circle-check"/><span>{text}</span></p> }
                })
            }}
        </div>
    }
}
