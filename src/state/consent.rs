//! Consent given before signing in: it is kept on the phone until it can be told to the server with
//! the first report, and not longer, so that a later withdrawal is never overruled by it.

use crate::api;
use crate::platform::storage;
use contract::person::{ConsentKind, Me};

const KEY: &str = "linli.consent";

/// Whether the server knows that this person agreed.
pub fn is_given(me: &Me) -> bool {
    me.consents
        .iter()
        .any(|consent| consent.kind == ConsentKind::Service && consent.given)
}

/// Whether somebody agreed on this phone and the server does not know it yet.
pub fn is_waiting() -> bool {
    storage::get(KEY).is_some()
}

/// Keeps the consent. `false` where the phone keeps nothing; it then lasts as long as the page.
pub fn give_here() -> bool {
    storage::set(KEY, "service")
}

/// Tells the server what was agreed on this phone. A failure is tried again with the next sending.
pub async fn tell(me: &Me) {
    if !is_waiting() {
        return;
    }
    let told = is_given(me)
        || api::accounts::set_consent(ConsentKind::Service, true)
            .await
            .is_ok();
    if told {
        storage::remove(KEY);
    }
}
