//! What must be in place before the framework runs.

use super::{clock, dom};
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsValue;

/// Says how far the start is, on `<html>`: `boot.js` and the browser tests read it there.
const STATE: &str = "data-app";

static READY: AtomicBool = AtomicBool::new(false);
static SETTLED: AtomicBool = AtomicBool::new(false);

/// The texts could not be had; `boot.js` shows what the page came with for that case.
pub fn failed() {
    dom::set_root(STATE, Some("failed"));
}

/// The app is on the page. Where `index.html` holds the opened page whole, it stays in sight until that
/// page calls [`ready`]; everywhere else the app shows itself at once.
pub fn mounted() {
    // A page whose answer came quickly may be complete before the last pieces around it.
    if READY.load(Ordering::Relaxed) {
        return;
    }
    dom::set_root(STATE, Some("mounted"));
    if dom::root("data-early").is_none() {
        ready();
    }
}

/// The page that was opened is complete: `boot.js` puts it into sight before anything else happens.
/// Later calls do nothing.
pub fn ready() {
    if !READY.swap(true, Ordering::Relaxed) {
        dom::set_root(STATE, Some("ready"));
        if dom::root("data-early").is_some() {
            settled();
        }
    }
}

/// The first page has been built: from now on a page comes in one piece.
pub fn settled() {
    SETTLED.store(true, Ordering::Relaxed);
}

/// Whether the first page has been built.
pub fn is_settled() -> bool {
    SETTLED.load(Ordering::Relaxed)
}

/// Waits until an input method has finished the word that it is making outside of the app: it would
/// lose it together with its field. Not for ever, because some keyboards never finish their last word.
pub async fn composed() {
    const STEP_MS: u32 = 50;
    const STEPS_MAX: u32 = 200;
    for _ in 0..STEPS_MAX {
        if dom::root("data-composing").is_none() {
            return;
        }
        clock::sleep(STEP_MS).await;
    }
}

/// What was typed outside of the app on a phone that keeps nothing.
pub fn unkept_words() -> Option<String> {
    dom::root("data-words")
}

/// Runs a future beside everything else. The framework's own spawner works only after mounting.
pub fn run(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Says in the console where a development build has stopped; release builds stop without words
/// (`docs/decisions/0009…`). `boot.js` tells the person in either case.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}
