//! What the app remembers while it is open: who is signed in, how it should look, whether the
//! network seems to be there, and what still waits to be sent.

pub mod connectivity;
pub mod consent;
pub mod drafts;
pub mod local_store;
pub mod outbox;
pub mod places;
pub mod preferences;
pub mod session;

use leptos::prelude::Signal;

/// How many things wait to be sent; the outbox provides it, the shell shows it.
#[derive(Clone, Copy)]
pub struct Pending(pub Signal<usize>);
