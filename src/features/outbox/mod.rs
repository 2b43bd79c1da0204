//! What waits on this phone: acts on their way to the server, and drafts.

mod drafts;
mod item;
mod list;
mod words;

use crate::routing::{Route, route};
use leptos_router::path;

pub fn routes() -> Vec<Route> {
    vec![
        route(path!("me/outbox"), list::OutboxPage),
        route(path!("me/drafts"), drafts::DraftsPage),
    ]
}
