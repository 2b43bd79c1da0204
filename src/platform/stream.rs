//! Server-sent events. The browser reconnects by itself; where it gives up, `is_dead` says so and
//! the caller polls.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// The server's event names: something changed, and so much changed that everything shown is to be
/// asked for again. An unnamed event's listener would hear neither.
const EVENTS: [&str; 2] = ["change", "reload"];

/// Open as long as it is held.
pub struct Stream {
    source: EventSource,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Stream {
    /// Calls `on_data` with the data of every event. `None` where the browser has no event source.
    pub fn open(url: &str, mut on_data: impl FnMut(String) + 'static) -> Option<Self> {
        let source = EventSource::new(url).ok()?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(data) = event.data().as_string() {
                on_data(data);
            }
        });
        let listener = on_message.as_ref().unchecked_ref();
        for name in EVENTS {
            source
                .add_event_listener_with_callback(name, listener)
                .ok()?;
        }
        Some(Self {
            source,
            _on_message: on_message,
        })
    }

    /// Closed for good; only asking from time to time helps now.
    pub fn is_dead(&self) -> bool {
        self.source.ready_state() == EventSource::CLOSED
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}
