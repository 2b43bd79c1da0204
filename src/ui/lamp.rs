//! The lamp of a promise: shape, words and colour say the same, so that it also works in grey and
//! for people who do not tell red from green.

use super::icon::Icon;
use super::{Text, Tone};
use leptos::prelude::*;

#[component]
pub fn Lamp(#[prop(into)] label: Text, #[prop(into)] tone: Signal<Tone>) -> impl IntoView {
    let icon = Signal::derive(move || {
        let name = match tone.get() {
            Tone::Amber => "clock",
            Tone::Red => "triangle-alert",
            // A tick would say that it is done.
            Tone::Green | Tone::Blue | Tone::Neutral => "circle",
        };
        name.to_owned()
    });
    view! {
        <span class=move || format!("l-lamp l-lamp--{}", tone.get().class())>
            <Icon name=icon/>
            <span class="l-whole">{move || label.get()}</span>
        </span>
    }
}
