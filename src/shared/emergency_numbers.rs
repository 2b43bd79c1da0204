//! The public numbers for danger to life, which every phone in the country reaches.

use crate::i18n::{Key, report, t};
use crate::ui::prelude::*;
use leptos::prelude::*;

/// What dials it, and its name.
pub type Number = (&'static str, Key);

pub const FIRE: Number = ("tel:119", report::EMERGENCY_FIRE);
pub const DOCTOR: Number = ("tel:120", report::EMERGENCY_DOCTOR);
pub const POLICE: Number = ("tel:110", report::EMERGENCY_POLICE);

/// Whether these digits are one of them.
pub fn is_one(number: &str) -> bool {
    let of = |(href, _): &Number| href.strip_prefix("tel:") == Some(number);
    [FIRE, DOCTOR, POLICE].iter().any(of)
}

/// All three in a line, after the words that say what for.
#[component]
pub fn EmergencyNumbers(words: Key) -> impl IntoView {
    let each = |(href, words): Number| view! { <ButtonLink label=t(words) href=href/> };
    view! {
        <div class="l-alarm__line">
            <p>{t(words)}</p>
            <div>{[DOCTOR, FIRE, POLICE].map(each).collect_view()}</div>
        </div>
    }
}
