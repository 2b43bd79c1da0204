//! Whether the network seems to be there. Only for words on the page: sending is always tried.

use crate::api::{HEARD, SILENT};
use crate::platform::{events, page};
use leptos::prelude::*;

/// The browser believes that it is offline, or what is shown is only what was kept: a network that
/// leads nowhere, or a server that is away, looks to the browser as if all were well.
#[derive(Clone, Copy)]
pub struct Offline(Memo<bool>);

/// Follows both for the life of the app.
pub fn provide() {
    let (offline, set_offline) = signal(page::looks_offline());
    let (silent, set_silent) = signal(false);
    let listeners = ["online", "offline"]
        .map(|event| events::on_window(event, move || set_offline.set(page::looks_offline())));
    let answers = [(HEARD, false), (SILENT, true)]
        .map(|(event, now)| events::on_window(event, move || set_silent.set(now)));
    StoredValue::new_local((listeners, answers));
    let away = Memo::new(move |_| offline.get() || silent.get());
    provide_context(Offline(away));
}

/// Whether the network seems to be away; reactive.
pub fn is_offline() -> bool {
    use_context::<Offline>().is_some_and(|offline| offline.0.get())
}
