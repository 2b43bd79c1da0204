//! Whether the network seems to be there. Only for words on the page: sending is always tried.

use crate::platform::{events, page};
use leptos::prelude::*;

/// The browser believes that it is offline.
#[derive(Clone, Copy)]
pub struct Offline(pub ReadSignal<bool>);

/// Follows the browser's belief for the life of the app.
pub fn provide() {
    let (offline, set_offline) = signal(page::looks_offline());
    let listeners = ["online", "offline"]
        .map(|event| events::on_window(event, move || set_offline.set(page::looks_offline())));
    StoredValue::new_local(listeners);
    provide_context(Offline(offline));
}

/// Whether the browser believes that it is offline; reactive.
pub fn is_offline() -> bool {
    use_context::<Offline>().is_some_and(|offline| offline.0.get())
}
