//! What is shown must not tell of yesterday: it is asked for again when somebody comes back to a page
//! that was left open, or the network does. The home answer is asked for here; lists follow
//! [`Freshness::stirred`].

use super::session::Session;
use crate::platform::{clock, events, page};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was asked for so short a time ago is not asked for again, milliseconds.
const FRESH_MS: i64 = 60_000;

/// What has come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Back {
    Person,
    Network,
}

/// What to ask for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    Nothing,
    /// The person's own matters, which others may have answered meanwhile.
    Home,
    HomeAndLists,
}

/// `age_ms`: how long ago the last question was.
const fn again(back: Back, age_ms: i64, signed_in: bool) -> Again {
    match (back, age_ms < FRESH_MS) {
        (Back::Network, _) | (Back::Person, false) => Again::HomeAndLists,
        (Back::Person, true) if signed_in => Again::Home,
        (Back::Person, true) => Again::Nothing,
    }
}

#[derive(Clone, Copy)]
pub struct Freshness {
    /// When the home answer was last asked for, milliseconds of the page's clock.
    asked: StoredValue<i64>,
    stirred: RwSignal<u32>,
}

/// Listens for the life of the app.
pub fn provide() {
    let session = Session::get();
    let freshness = Freshness {
        asked: StoredValue::new(clock::now().0),
        stirred: RwSignal::new(0),
    };
    provide_context(freshness);
    let listeners = [
        events::on_window("online", move || freshness.renew(session, Back::Network)),
        events::on_document("visibilitychange", move || {
            if page::is_visible() {
                freshness.renew(session, Back::Person);
            }
        }),
    ];
    StoredValue::new_local(listeners);
}

impl Freshness {
    pub fn get() -> Self {
        expect_context()
    }

    /// Changes when what a list shows may be old. Reactive.
    pub fn stirred(self) -> u32 {
        self.stirred.get()
    }

    fn renew(self, session: Session, back: Back) {
        let now = clock::now().0;
        let signed_in = untrack(|| session.is_signed_in());
        let again = again(back, now - self.asked.get_value(), signed_in);
        if again == Again::Nothing {
            return;
        }
        if again == Again::HomeAndLists {
            self.stirred.update(|times| *times += 1);
        }
        self.asked.set_value(now);
        spawn_local(session.renew());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fresh_is_asked_for_again_only_by_whom_it_may_concern() {
        let young = FRESH_MS - 1;
        assert_eq!(again(Back::Person, young, false), Again::Nothing);
        assert_eq!(again(Back::Person, young, true), Again::Home);
        assert_eq!(again(Back::Person, FRESH_MS, false), Again::HomeAndLists);
        assert_eq!(again(Back::Network, 0, false), Again::HomeAndLists);
    }
}
