//! What must be in place before the framework runs.

use wasm_bindgen::JsValue;

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
