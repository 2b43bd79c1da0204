//! How much waits on this phone to be sent. The outbox counts, every page shows; it stands here, so
//! that showing it does not need the outbox.

use leptos::prelude::*;

/// Counts by what each act waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub waiting: usize,
    pub sign_in: usize,
    pub needs_you: usize,
}

impl Summary {
    pub const fn all(self) -> usize {
        self.waiting + self.sign_in + self.needs_you
    }
}

#[derive(Clone, Copy)]
pub struct Waiting(RwSignal<Summary>);

/// Nothing waits until the outbox was read.
pub fn provide() {
    provide_context(Waiting(RwSignal::new(Summary::default())));
}

impl Waiting {
    pub fn get() -> Self {
        expect_context()
    }

    /// Reactive.
    pub fn summary(self) -> Summary {
        self.0.get()
    }

    pub fn all(self) -> Signal<usize> {
        Signal::derive(move || self.summary().all())
    }

    pub fn set(self, now: Summary) {
        if self.0.get_untracked() != now {
            self.0.set(now);
        }
    }
}
