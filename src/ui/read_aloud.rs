//! Reads a text aloud, and stops when the page is left. Many phones have no Chinese voice, and some
//! browsers none at all, which shows only when it is tried: then somebody on the phone can read it.

use super::Text;
use super::button::{Button, Kind};
use super::failure::CallNumber;
use crate::i18n::{common, language, t};
use crate::platform::{clock, speech};
use leptos::prelude::*;

/// Nothing that is read here is spoken so fast, milliseconds: the browser only pretended.
const SPOKEN_MS: i64 = 800;

#[component]
pub fn ReadAloud(#[prop(into)] text: Text) -> impl IntoView {
    let speaking = RwSignal::new(false);
    let mute = RwSignal::new(false);
    // An earlier try may end after the next one began.
    let tries = StoredValue::new(0_u32);
    let press = UnsyncCallback::new(move |()| {
        tries.update_value(|tries| *tries += 1);
        if speaking.get_untracked() {
            speech::stop();
            speaking.set(false);
            return;
        }
        let (this, began) = (tries.get_value(), clock::now());
        let end = move || {
            if tries.try_get_value() == Some(this) {
                speaking.try_set(false);
                mute.try_set(clock::now().0 - began.0 < SPOKEN_MS);
            }
        };
        let speaks = speech::speak(&text.get_untracked(), language().tag(), end);
        speaking.set(speaks);
        mute.set(!speaks);
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
    let instead = move || {
        mute.get()
            .then(|| view! { <p>{t(common::READ_MUTE)}</p><CallNumber/> })
    };
    view! {
        <div>
            <Button label kind=Kind::Quiet icon="volume-2" on_press=press/>
            <div role="status">{instead}</div>
        </div>
    }
}
