//! By the device's position: asked for only when the person presses the button, with its error in
//! metres, and better ones awaited for a while.

use super::form::bounds;
use super::model::locate::{GOOD_M, Search};
use super::model::place::is_outside;
use super::place::Book;
use crate::api;
use crate::i18n::{number, report, t, tf};
use crate::platform::clock::{self, Timer};
use crate::platform::geolocation::{self, LocateError, Measured, Watch};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{Fix, Way};
use crate::state::places;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::Timestamp;
use contract::place::Position;
use leptos::prelude::*;

/// The measuring that is under way.
#[derive(Clone, Copy)]
struct Measuring {
    search: RwSignal<Option<Search>>,
    error: RwSignal<Option<LocateError>>,
    began: StoredValue<Timestamp>,
    watch: StoredValue<Option<(Watch, Timer)>, LocalStorage>,
}

impl Measuring {
    fn start(self, drafts: Drafts) {
        self.error.set(None);
        self.search.set(Some(Search::default()));
        self.began.set_value(clock::now());
        drafts.edit(|draft| draft.place.fix = None);
        match geolocation::watch(move |measured| self.heard(drafts, measured)) {
            Ok(watch) => {
                let tick = Timer::every(1_000, move || self.update(drafts, |_, _| {}));
                self.watch.set_value(Some((watch, tick)));
            }
            Err(error) => self.fail(error),
        }
    }

    fn heard(self, drafts: Drafts, measured: Result<Measured, LocateError>) {
        match measured {
            Ok(measured) => self.update(drafts, |search, elapsed| {
                let position = Position {
                    lat: measured.lat,
                    lng: measured.lng,
                };
                let accuracy_m = measured.accuracy_m;
                search.take(
                    Fix {
                        position,
                        accuracy_m,
                    },
                    elapsed,
                );
            }),
            // A later try of the device may still succeed; the patience below ends it.
            Err(LocateError::Slow) => {}
            Err(error) => self.fail(error),
        }
    }

    fn update(self, drafts: Drafts, change: impl FnOnce(&mut Search, i64)) {
        let Some(mut search) = self.search.try_get_untracked().flatten() else {
            return;
        };
        let elapsed = clock::now().0 - self.began.get_value().0;
        change(&mut search, elapsed);
        search.tick(elapsed);
        if let Some(fix) = search.best {
            drafts.edit(|draft| draft.place.offer_fix(fix));
        }
        if search.done {
            self.watch.set_value(None);
            if search.best.is_none() {
                self.error.set(Some(LocateError::Unknown));
            }
        }
        self.search.set(Some(search));
    }

    fn fail(self, error: LocateError) {
        self.watch.try_set_value(None);
        self.search.try_set(None);
        self.error.try_set(Some(error));
    }

    fn stop(self) {
        self.watch.set_value(None);
        self.search.update(|search| {
            if let Some(search) = search {
                search.done = true;
            }
        });
    }
}

#[component]
pub fn PositionWay(book: Book) -> impl IntoView {
    let drafts = Drafts::get();
    let measuring = Measuring {
        search: RwSignal::new(None),
        error: RwSignal::new(None),
        began: StoredValue::new(clock::now()),
        watch: StoredValue::new_local(None),
    };
    let running = move || measuring.search.get().is_some_and(|search| !search.done);
    let start = UnsyncCallback::new(move |()| {
        drafts.edit(|draft| draft.place.way = Some(Way::Position));
        measuring.start(drafts);
    });
    let stop = UnsyncCallback::new(move |()| measuring.stop());
    let known = Memo::new(move |_| drafts.open().with(|draft| draft.place.fix));
    let session = Session::get();
    let outside = Memo::new(move |_| known.with(|fix| is_outside(*fix, bounds(session))));
    let button = move || {
        if running() {
            let usable = known.with(Option::is_some);
            (usable && !outside.get())
                .then(
                    || view! { <Button icon="check" label=t(report::LOCATE_STOP) on_press=stop/> },
                )
                .into_any()
        } else {
            let label = if known.with(Option::is_some) {
                report::FIND_ME_AGAIN
            } else {
                report::FIND_ME
            };
            view! { <Button kind=Kind::Secondary icon="locate-fixed" wide=true label=t(label) on_press=start/> }.into_any()
        }
    };
    view! {
        <div class="l-form__locate">
            <p role="status" aria-live="polite">{move || status(measuring, known.get(), outside.get())}</p>
            {button}
        </div>
        <Found book known outside/>
    }
}

/// The measured place as a picture. A dot and a circle among the houses tell at a glance what metres
/// do not; the map's code is not needed for it.
#[component]
fn Found(book: Book, known: Memo<Option<Fix>>, outside: Memo<bool>) -> impl IntoView {
    let shown = Memo::new(move |_| known.get().filter(|_| !outside.get()));
    let asked = Memo::new(move |_| shown.with(Option::is_some));
    let ground = LocalResource::new(move || {
        let asked = asked.get();
        async move {
            if !asked {
                return None;
            }
            api::communities::geometry().await
        }
    });
    let ground = Signal::derive(move || ground.get().flatten());
    move || {
        let Fix {
            position,
            accuracy_m,
        } = shown.get()?;
        let metres = number(accuracy_m.ceil() as i64);
        let place = match places::nearest(&book, &position) {
            Some(building) => tf(report::LOCATE_NEAR, &[&building.name, &metres]),
            None => tf(report::LOCATE_FOUND, &[&metres]),
        };
        Some(view! { <StillPosition at=position accuracy_m place ground/> })
    }
}

/// How it stands, in words with metres. A measurement outside may still get better.
fn status(measuring: Measuring, known: Option<Fix>, outside: bool) -> String {
    if let Some(error) = measuring.error.get() {
        let words = match error {
            LocateError::Refused => report::LOCATE_REFUSED,
            LocateError::Missing => report::LOCATE_MISSING,
            LocateError::Unknown | LocateError::Slow => report::LOCATE_UNKNOWN,
        };
        return t(words).to_owned();
    }
    let running = measuring.search.get().is_some_and(|search| !search.done);
    match known {
        _ if outside && !running => t(report::LOCATE_OUTSIDE).to_owned(),
        None if running => t(report::LOCATE_START).to_owned(),
        Some(_) if outside => t(report::LOCATE_START).to_owned(),
        None => String::new(),
        Some(fix) => {
            let metres = number(fix.accuracy_m.ceil() as i64);
            let words = if running {
                report::LOCATE_SEARCHING
            } else if fix.accuracy_m <= GOOD_M * 3.0 {
                report::LOCATE_FOUND
            } else {
                report::LOCATE_ROUGH
            };
            tf(words, &[&metres])
        }
    }
}
