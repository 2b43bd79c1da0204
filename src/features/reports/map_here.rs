//! 我的位置: where somebody stands, once they ask for it; one measurement, then the phone rests.

use crate::i18n::{Key, reports as key, t};
use crate::platform::geolocation::{self, LocateError, Measured, Watch};
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::place::{Bounds, Position};
use leptos::prelude::*;

/// Where somebody stands, once it is measured.
pub type Here = RwSignal<Option<Measured>>;

#[component]
pub fn HereButton(here: Here) -> impl IntoView {
    let watch = StoredValue::new_local(None::<Watch>);
    let busy = RwSignal::new(false);
    let bounds = move || untrack(|| Session::get().community()).map(|community| community.bounds);
    let heard = move |answer: Result<Measured, LocateError>| {
        watch.try_set_value(None);
        busy.try_set(false);
        match answer.map_err(failed).and_then(|at| inside(at, bounds())) {
            Ok(measured) => {
                here.try_set(Some(measured));
            }
            Err(words) => toast(t(words)),
        }
    };
    let find = UnsyncCallback::new(move |()| {
        busy.set(true);
        match geolocation::watch(heard) {
            Ok(measuring) => watch.set_value(Some(measuring)),
            Err(error) => heard(Err(error)),
        }
    });
    let preferences = Preferences::get();
    let label = Signal::derive(move || {
        // The large letters of 长辈版 would take a row of their own.
        let words = if preferences.is_elder() {
            key::HERE_SHORT
        } else {
            key::HERE
        };
        t(words).to_owned()
    });
    view! {
        <span class="l-filter__here"><Button label icon="locate-fixed" busy on_press=find/></span>
    }
}

/// The map ends soon after the community does.
fn inside(at: Measured, bounds: Option<Bounds>) -> Result<Measured, Key> {
    let position = Position {
        lat: at.lat,
        lng: at.lng,
    };
    let outside = bounds.is_some_and(|bounds| !bounds.contains(&position));
    if outside {
        Err(key::HERE_OUTSIDE)
    } else {
        Ok(at)
    }
}

const fn failed(error: LocateError) -> Key {
    match error {
        LocateError::Refused => key::HERE_REFUSED,
        LocateError::Missing | LocateError::Unknown | LocateError::Slow => key::HERE_UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_the_edge_of_the_map() {
        let bounds = Some(Bounds {
            south: 31.0,
            west: 121.0,
            north: 31.1,
            east: 121.1,
        });
        let at = |lat| Measured {
            lat,
            lng: 121.05,
            accuracy_m: 8.0,
        };
        assert_eq!(inside(at(31.05), bounds), Ok(at(31.05)));
        assert_eq!(inside(at(40.0), bounds), Err(key::HERE_OUTSIDE));
        assert_eq!(inside(at(40.0), None), Ok(at(40.0)));
    }
}
