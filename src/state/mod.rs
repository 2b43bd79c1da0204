//! What the app remembers while it is open: who is signed in, how it should look, whether the
//! network seems to be there, and what still waits to be sent.

pub mod app_wide;
pub mod connectivity;
pub mod consent;
pub mod drafts;
pub mod freshness;
pub mod local_store;
pub mod outbox;
pub mod places;
pub mod preferences;
pub mod session;
pub mod unfinished;
pub mod waiting;
