//! What must be in place before the framework runs.

use super::dom;
use wasm_bindgen::JsValue;

/// Runs a future beside everything else. The framework's own spawner works only after mounting.
pub fn run(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// After a panic nothing works any more and no press is answered. `boot.js` then offers to open the
/// page again; what was typed is in its draft.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        dom::set_root("data-app", Some("broken"));
    }));
}
