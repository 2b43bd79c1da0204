//! Consent given on this phone: it is kept until it can be told to the server with the first
//! sending, and not longer, so that a later withdrawal is never overruled by it. It belongs to who
//! gave it: nobody else's sending is covered by it, on a phone that several people use either.

use crate::api;
use crate::json;
use crate::platform::storage::{self, key};
use contract::person::{ConsentKind, ConsentTo, Me};
use contract::{IdempotencyKey, PersonId};
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// Whose consent it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GivenBy {
    Person(PersonId),
    /// Whoever wrote this report, before the phone knew who that is.
    AuthorOf(IdempotencyKey),
}

impl GivenBy {
    pub fn new(sender: Option<PersonId>, draft: IdempotencyKey) -> Self {
        sender.map_or(Self::AuthorOf(draft), Self::Person)
    }

    /// Whether this person gave it: by name, or by being the one who sends that report.
    fn is(self, me: PersonId, sends: &[IdempotencyKey]) -> bool {
        match self {
            Self::Person(person) => person == me,
            Self::AuthorOf(report) => sends.contains(&report),
        }
    }
}

/// Whether the server knows that this person agreed.
pub fn is_given(me: &Me) -> bool {
    me.consents
        .iter()
        .any(|consent| consent.kind == ConsentKind::Service && consent.given)
}

thread_local! {
    /// For phones that keep nothing: then it lasts as long as the page.
    static HERE: Cell<Option<GivenBy>> = const { Cell::new(None) };
}

fn waiting() -> Option<GivenBy> {
    let kept = storage::get(key::CONSENT).and_then(|text| json::read(&text).ok());
    kept.or_else(|| HERE.get())
}

/// Whether a consent of this sender waits for the server: given by name, or for this very report.
pub fn is_waiting(sender: Option<PersonId>, draft: IdempotencyKey) -> bool {
    waiting().is_some_and(|given| match sender {
        Some(me) => given.is(me, &[draft]),
        None => given == GivenBy::AuthorOf(draft),
    })
}

/// Keeps the consent until the server knows it.
pub fn give_here(by: GivenBy) {
    HERE.set(Some(by));
    if let Ok(text) = serde_json::to_string(&by) {
        storage::set(key::CONSENT, &text);
    }
}

/// Tells the server what this person agreed to on this phone; `sends` are the reports that she is
/// about to send. A failure is tried again with the next sending.
pub async fn tell(me: &Me, sends: &[IdempotencyKey]) {
    if !waiting().is_some_and(|given| given.is(me.id, sends)) {
        return;
    }
    let told = is_given(me)
        || api::accounts::set_consent(ConsentTo::Service, true, Some(me.id))
            .await
            .is_ok();
    if told {
        forget();
    }
}

/// Takes it off this phone.
pub fn forget() {
    HERE.set(None);
    storage::remove(key::CONSENT);
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ME: PersonId = PersonId(Uuid::from_u128(1));
    const OTHER: PersonId = PersonId(Uuid::from_u128(2));
    const MINE: IdempotencyKey = IdempotencyKey(Uuid::from_u128(11));
    const THEIRS: IdempotencyKey = IdempotencyKey(Uuid::from_u128(12));

    #[test]
    fn nobody_sends_under_the_consent_of_another() {
        let named = GivenBy::new(Some(ME), MINE);
        assert!(named.is(ME, &[]));
        assert!(!named.is(OTHER, &[MINE, THEIRS]));
        let unnamed = GivenBy::new(None, MINE);
        assert!(unnamed.is(ME, &[THEIRS, MINE]));
        assert!(!unnamed.is(OTHER, &[THEIRS]));
    }

    #[test]
    fn a_consent_without_an_owner_is_none() {
        assert!(serde_json::from_str::<GivenBy>("service").is_err());
    }
}
