//! Reads a text aloud, and stops when the page is left. Where the browser has no voice there is no
//! button.

use super::Text;
use super::button::{Button, Kind};
use crate::i18n::{common, language, t};
use crate::platform::speech;
use leptos::prelude::*;

#[component]
pub fn ReadAloud(#[prop(into)] text: Text) -> impl IntoView {
    let speaking = RwSignal::new(false);
    let press = UnsyncCallback::new(move |()| {
        if speaking.get_untracked() {
            speech::stop();
            speaking.set(false);
        } else {
            let end = move || {
                speaking.try_set(false);
            };
            speaking.set(speech::speak(&text.get_untracked(), language().tag(), end));
        }
    });
    on_cleanup(speech::stop);
    let label = Signal::derive(move || {
        let key = if speaking.get() {
            common::READ_STOP
        } else {
            common::READ_ALOUD
        };
        t(key).to_owned()
    });
    speech::available()
        .then(|| view! { <Button label kind=Kind::Quiet icon="volume-2" on_press=press/> })
}
