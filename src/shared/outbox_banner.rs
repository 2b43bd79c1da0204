//! Says on every page that something waits on this phone, most urgent first, and leads to where it
//! can be helped. On the pages that tell it anyway it keeps quiet.

use crate::i18n::{Key, common, number, outbox as key, t, tf};
use crate::paths;
use crate::state::waiting::Waiting;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn OutboxBanner() -> impl IntoView {
    let waiting = Waiting::get();
    let path = use_location().pathname;
    let quiet = Memo::new(move |_| {
        path.with(|path| {
            path == paths::OUTBOX || path == paths::SIGN_IN || path.starts_with("/report/new/")
        })
    });
    move || {
        let sum = waiting.summary();
        let (words, count, action, href): (Key, usize, Key, String) = if quiet.get() {
            return None;
        } else if sum.needs_you > 0 {
            (
                key::BANNER_NEEDS_YOU,
                sum.needs_you,
                key::EDIT,
                paths::OUTBOX.to_owned(),
            )
        } else if sum.sign_in > 0 {
            let to = paths::sign_in(paths::OUTBOX);
            (key::BANNER_SIGN_IN, sum.sign_in, common::SIGN_IN, to)
        } else if sum.waiting > 0 {
            (
                key::BANNER_WAITING,
                sum.waiting,
                key::TITLE,
                paths::OUTBOX.to_owned(),
            )
        } else {
            return None;
        };
        let words = tf(words, &[&number(count as i64)]);
        Some(view! {
            <Banner tone=Tone::Amber icon="upload">
                <span>{words}</span>" "<a href=href>{t(action)}</a>
            </Banner>
        })
    }
}
