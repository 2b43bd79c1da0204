//! How much waits on this phone to be sent, and what has just been sent. The outbox counts, every
//! page shows; it stands here, so that showing it does not need the outbox. The last count is kept
//! on the phone: the line that shows it is there from the start and moves nothing when it is read.

use crate::platform::storage::{self, key};
use contract::{IdempotencyKey, ReportId};
use leptos::prelude::*;

/// Counts by what each act waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub waiting: usize,
    pub sign_in: usize,
    pub needs_you: usize,
    /// The report that is all that waits, where it is known whose it is.
    pub only: Option<IdempotencyKey>,
}

impl Summary {
    pub const fn all(self) -> usize {
        self.waiting + self.sign_in + self.needs_you
    }

    fn to_kept(self) -> String {
        let only = self.only.map(|key| key.to_string()).unwrap_or_default();
        let (waiting, sign_in, needs_you) = (self.waiting, self.sign_in, self.needs_you);
        format!("{waiting} {sign_in} {needs_you} {only}")
    }

    fn from_kept(kept: &str) -> Option<Self> {
        let mut parts = kept.split(' ');
        let mut count = || parts.next()?.parse().ok();
        let (waiting, sign_in, needs_you) = (count()?, count()?, count()?);
        let only = parts.next().and_then(|key| key.parse().ok());
        Some(Self {
            waiting,
            sign_in,
            needs_you,
            only,
        })
    }
}

/// A report that went out by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub id: ReportId,
    pub reference: String,
}

#[derive(Clone, Copy)]
pub struct Waiting {
    summary: RwSignal<Summary>,
    sent: RwSignal<Option<Sent>>,
}

/// What waited when it was last counted.
pub fn provide() {
    let kept = storage::get(key::WAITING).and_then(|kept| Summary::from_kept(&kept));
    provide_context(Waiting {
        summary: RwSignal::new(kept.unwrap_or_default()),
        sent: RwSignal::new(None),
    });
}

impl Waiting {
    pub fn get() -> Self {
        expect_context()
    }

    /// Reactive.
    pub fn summary(self) -> Summary {
        self.summary.get()
    }

    pub fn set(self, now: Summary) {
        if self.summary.get_untracked() != now {
            storage::set(key::WAITING, &now.to_kept());
            self.summary.set(now);
        }
    }

    /// The last report that went out, until the page is left. Reactive.
    pub fn sent(self) -> Option<Sent> {
        self.sent.get()
    }

    pub fn tell_sent(self, sent: Option<Sent>) {
        self.sent.set(sent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_survives_a_reload() {
        let only = Some(IdempotencyKey(uuid::Uuid::from_u128(7)));
        for only in [None, only] {
            let sum = Summary {
                sign_in: 1,
                needs_you: 12,
                only,
                ..Summary::default()
            };
            assert_eq!(Summary::from_kept(&sum.to_kept()), Some(sum));
        }
        assert_eq!(Summary::from_kept("1 2"), None);
        assert_eq!(Summary::from_kept("-1 x y"), None);
    }
}
