//! Several lines of text with a count of what is left. Too much text is kept and named, never cut:
//! cutting loses words without telling.

use super::Text;
use super::announce::next_id;
use super::field::{FieldLabel, FieldNotes, describedby};
use crate::i18n::{common, number, tf};
use contract::text::length;
use leptos::prelude::*;

/// The count appears when fewer than this many characters are left.
const NEARLY_FULL: i64 = 100;

#[component]
pub fn TextArea(
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    /// Most characters, as people count them.
    max: usize,
    #[prop(default = 4)] rows: u32,
    #[prop(optional, into)] hint: Option<Text>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let id = next_id("field");
    let left =
        move || i64::try_from(max).unwrap_or(i64::MAX) - value.with(|text| length(text) as i64);
    let count = move || match left() {
        left if left < 0 => Some(tf(common::CHARS_OVER, &[&number(-left)])),
        left if left <= NEARLY_FULL => Some(tf(common::CHARS_LEFT, &[&number(left)])),
        _ => None,
    };
    view! {
        <div class="l-field" class:l-field--wrong=move || error.with(Option::is_some) || left() < 0>
            <FieldLabel id=id.clone() label/>
            <FieldNotes id=id.clone() hint error/>
            <textarea
                class="l-field__input l-field__input--area"
                id=id.clone()
                rows=rows
                aria-invalid=move || (error.with(Option::is_some) || left() < 0).then_some("true")
                aria-describedby=describedby(&id, hint, error)
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
            <p class="l-field__count" aria-live="polite">{count}</p>
        </div>
    }
}
