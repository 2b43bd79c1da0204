//! What waits on this phone: acts on their way to the server, and drafts.

mod drafts;
mod item;
mod list;
mod words;

use crate::platform::clock;
use crate::state::outbox::Outbox;
use crate::{lazy_group, lazy_routes};
use leptos::prelude::*;

lazy_routes! { report:
    "me/outbox" Outbox => list::OutboxPage,
    "me/drafts" Drafts => drafts::DraftsPage,
}

lazy_group!(report, open_sender, (), start_sender);

fn start_sender((): ()) -> AnyView {
    Outbox::get();
    ().into_any()
}

/// Between two tries to fetch the code that sends.
const PAUSE_MS: u32 = 10_000;

/// Begins to send what waits; a page that uses the outbox may have done so already.
pub async fn start() {
    while open_sender(()).await.is_err() {
        clock::sleep(PAUSE_MS).await;
    }
}
