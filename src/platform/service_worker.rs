//! The service worker: faster starts and reading without network. Never needed for correctness,
//! because web-views in WeChat on iOS have none.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

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
