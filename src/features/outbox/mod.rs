//! What waits on this phone: acts on their way to the server, and drafts.

mod drafts;
mod item;
mod list;
mod words;

use crate::lazy_routes;

lazy_routes! { report:
    "me/outbox" Outbox => list::OutboxPage,
    "me/drafts" Drafts => drafts::DraftsPage,
}
