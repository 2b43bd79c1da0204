//! The service worker: faster starts and reading without network. Never needed for correctness,
//! because web-views in WeChat on iOS have none.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// As `public/sw.template.js` calls it.
const ANSWERS: &str = "answers-1";

/// The status of an answer that the worker kept, because nobody answered this time.
pub const KEPT: u16 = 203;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = caches, js_name = delete)]
    fn delete_cache(name: &str) -> Result<Promise, JsValue>;
}

/// Registers `/sw.js` where the browser can. Failing is silent: the app works without.
pub fn register() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let navigator = window.navigator();
    let known = Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false);
    if known {
        drop(navigator.service_worker().register("/sw.js"));
    }
}

/// Deletes the answers that the worker kept for days without network: they show what the last person
/// was sent. The worker does so by itself, but a page that was reloaded by force is not its own.
pub async fn forget_answers() {
    // Without such a store nothing is in it.
    if let Ok(gone) = delete_cache(ANSWERS) {
        let _gone = JsFuture::from(gone).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKER: &str = include_str!("../../public/sw.template.js");

    #[test]
    fn the_worker_keeps_answers_under_the_name_that_is_deleted() {
        assert!(WORKER.contains(&format!("const ANSWERS = '{ANSWERS}';")));
    }

    #[test]
    fn the_worker_marks_what_it_kept_as_the_app_reads_it() {
        assert!(WORKER.contains(&format!("const KEPT_STATUS = {KEPT};")));
    }
}
