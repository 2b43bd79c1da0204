//! Listening to window and document for as long as somebody holds the listener; and the guard
//! against second taps that hit what the first one brought.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, Event, EventTarget, MouseEvent};

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

/// Tells whoever listens with [`on_window`] that something of our own has happened.
pub fn tell_window(event: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// An event of the document: `visibilitychange`, …
pub fn on_document(event: &'static str, call: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new(
        web_sys::window().and_then(|w| w.document()).map(Into::into),
        event,
        call,
    )
}

/// The second tap of a trembling or impatient finger comes within this time …
const DOUBLE_TAP_MS: f64 = 600.0;
/// … and within this many pixels of the first.
const DOUBLE_TAP_PX: i32 = 40;

/// A click that went through.
struct Tap {
    at_ms: f64,
    x: i32,
    y: i32,
    on: Element,
}

/// Whether a second click of the same finger would hit what nobody has read yet.
fn falls_through(ms: f64, dx: i32, dy: i32, is_other: impl Fn() -> bool) -> bool {
    let near = dx.abs() <= DOUBLE_TAP_PX && dy.abs() <= DOUBLE_TAP_PX;
    near && ms < DOUBLE_TAP_MS && is_other()
}

/// What counts as one thing to tap.
fn control(target: Element) -> Element {
    let control = target.closest("a,button,label,summary");
    control.ok().flatten().unwrap_or(target)
}

/// Drops a click when page, dialog or list have changed under the finger since its first tap. Pressing
/// the same control again, or another one that was there before, goes through, and so do keyboard and
/// assistive programs (`detail` is 0). Call once, at the start.
pub fn guard_double_taps() {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else {
        return;
    };
    let page = document.clone();
    let mut last: Option<Tap> = None;
    let call = Closure::<dyn FnMut(MouseEvent)>::new(move |event: MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into().ok()).map(control);
        let Some(on) = target.filter(|_| event.detail() != 0) else {
            return;
        };
        let (at_ms, x, y) = (event.time_stamp(), event.client_x(), event.client_y());
        let dropped = last.as_ref().is_some_and(|last| {
            falls_through(at_ms - last.at_ms, x - last.x, y - last.y, || {
                on != last.on && has_changed(&page, last)
            })
        });
        if dropped {
            event.prevent_default();
            event.stop_immediate_propagation();
        } else {
            last = Some(Tap { at_ms, x, y, on });
        }
    });
    let listener = call.as_ref().unchecked_ref();
    // In the capture phase of the document: before every handler of the app and of the router.
    let _ = document.add_event_listener_with_callback_and_bool("click", listener, true);
    call.forget();
}

/// Where the first tap was, there is something else now.
fn has_changed(page: &Document, last: &Tap) -> bool {
    let now = page.element_from_point(last.x as f32, last.y as f32);
    now.map(control).as_ref() != Some(&last.on)
}

#[cfg(test)]
mod tests {
    use super::falls_through;

    #[test]
    fn only_a_quick_second_tap_on_something_else_is_dropped() {
        assert!(falls_through(200.0, 3, -8, || true));
        assert!(falls_through(599.0, 40, 40, || true));
        assert!(!falls_through(200.0, 3, -8, || false), "the same control");
        assert!(
            !falls_through(600.0, 0, 0, || true),
            "a person who has read"
        );
        assert!(!falls_through(200.0, 41, 0, || true), "another finger");
        assert!(!falls_through(200.0, 0, -41, || true), "another finger");
    }
}
