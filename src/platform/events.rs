//! Listening to window and document for as long as somebody holds the listener.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::EventTarget;

/// Stops listening when dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    call: Closure<dyn FnMut()>,
}

impl Listener {
    fn new(
        target: Option<EventTarget>,
        event: &'static str,
        call: impl FnMut() + 'static,
    ) -> Option<Self> {
        let target = target?;
        let call = Closure::<dyn FnMut()>::new(call);
        target
            .add_event_listener_with_callback(event, call.as_ref().unchecked_ref())
            .ok()?;
        Some(Self {
            target,
            event,
            call,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, self.call.as_ref().unchecked_ref());
    }
}

/// An event of the window: `online`, `offline`, `pagehide`, `resize`, …
pub fn on_window(event: &'static str, call: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new(web_sys::window().map(Into::into), event, call)
}

/// An event of the document: `visibilitychange`, …
pub fn on_document(event: &'static str, call: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new(
        web_sys::window().and_then(|w| w.document()).map(Into::into),
        event,
        call,
    )
}
