//! Learning that a person comes near a part of the page.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside of the window counts as near.
const NEAR: &str = "240px";

/// Stops watching when dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        // What is already on its way would call what is gone.
        self.observer.take_records();
    }
}

/// Calls whenever the element comes near the window, and soon if it is there already. `None`: this
/// browser does not tell.
pub fn on_near(element: &Element, call: impl Fn() + 'static) -> Option<Watch> {
    let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let near = |entry: wasm_bindgen::JsValue| {
            entry
                .unchecked_into::<IntersectionObserverEntry>()
                .is_intersecting()
        };
        if entries.iter().any(near) {
            call();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    let observer =
        IntersectionObserver::new_with_options(call.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Watch {
        observer,
        _call: call,
    })
}
