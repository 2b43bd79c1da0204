//! The page as a whole: title, address, history, scrolling, loading again.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        document.set_title(title);
    }
}

/// Scheme, host and port: `https://linli.example`.
pub fn origin() -> String {
    web_sys::window()
        .and_then(|w| w.location().origin().ok())
        .unwrap_or_default()
}

pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Width and height of what the window shows, CSS pixels.
pub fn size() -> (f64, f64) {
    let of = |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64());
    web_sys::window()
        .and_then(|w| Some((of(w.inner_width())?, of(w.inner_height())?)))
        .unwrap_or_default()
}

/// Path and query of this page, to come back to.
pub fn here() -> String {
    web_sys::window()
        .map(|w| w.location())
        .and_then(|l| Some(l.pathname().ok()? + &l.search().ok()?))
        .unwrap_or_default()
}

static FIRST: OnceLock<String> = OnceLock::new();

/// Notes which page the app was opened at. Call once, at the start.
pub fn mark_first() {
    FIRST.get_or_init(here);
}

static BELOW: AtomicBool = AtomicBool::new(false);

/// Notes that a page of the app lies below the one that was opened first: that was a reload.
pub fn mark_below() {
    BELOW.store(true, Ordering::Relaxed);
}

/// One step back in the history. `false` on the page that the app was opened at: a step back from
/// there would leave the app.
pub fn back() -> bool {
    let below = BELOW.load(Ordering::Relaxed);
    let inside = below || FIRST.get().is_some_and(|first| *first != here());
    inside
        && web_sys::window()
            .and_then(|w| w.history().ok())
            .is_some_and(|h| h.back().is_ok())
}

/// What [`note_entry`] has noted for this entry of the history; nothing for one that is new.
pub fn entry_note() -> Option<String> {
    let history = web_sys::window()?.history().ok()?;
    history.state().ok()?.as_string()
}

/// Notes something for this entry of the history: it is there again when the person comes back.
pub fn note_entry(note: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        // Browsers refuse it to pages that do it very often; the entry then counts as new.
        let _ = history.replace_state(&note.into(), "");
    }
}

pub fn scroll_to_top() {
    scroll_to(0.0);
}

/// `y`: pixels from the top of the page.
pub fn scroll_to(y: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// How far the page is scrolled, pixels.
pub fn scrolled() -> f64 {
    web_sys::window()
        .and_then(|w| w.scroll_y().ok())
        .unwrap_or_default()
}

/// The browser thinks that it has no network. Only a hint for words on the page: it is wrong in
/// both directions, so nothing is ever held back because of it.
pub fn looks_offline() -> bool {
    web_sys::window().is_some_and(|w| !w.navigator().on_line())
}

pub fn is_visible() -> bool {
    web_sys::window()
        .and_then(|w| w.document())
        .is_none_or(|d| d.visibility_state() == web_sys::VisibilityState::Visible)
}

/// Whether a media query holds now.
pub fn matches_media(query: &str) -> bool {
    web_sys::window()
        .and_then(|w| w.match_media(query).ok().flatten())
        .is_some_and(|m| m.matches())
}
