//! 长辈版 and back, by one tap.

use crate::i18n::{common, t};
use crate::state::preferences::{Mode, Preferences};
use crate::ui::prelude::*;
use leptos::prelude::*;

/// At the same place in both.
#[component]
pub fn ModeSwitch() -> impl IntoView {
    let preferences = Preferences::get();
    let press = UnsyncCallback::new(move |()| {
        let mode = preferences.mode().other();
        preferences.set_mode(mode);
        toast(t(match mode {
            Mode::Elder => common::ELDER_ON_DONE,
            Mode::Standard => common::ELDER_OFF_DONE,
        }));
    });
    let label = Signal::derive(move || {
        let words = match preferences.mode() {
            Mode::Standard => common::ELDER_ON,
            Mode::Elder => common::ELDER_OFF,
        };
        t(words).to_owned()
    });
    view! { <Button label icon="a-large-small" on_press=press/> }
}
