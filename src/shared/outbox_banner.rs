//! Says on every page that something waits on this phone, most urgent first, or has just gone out,
//! and leads to where it can be seen. On the pages that tell it anyway it keeps quiet.

use crate::i18n::{number, outbox as key, tf};
use crate::paths;
use crate::state::session::Session;
use crate::state::waiting::{Summary, Waiting};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn OutboxBanner() -> impl IntoView {
    let (waiting, session) = (Waiting::get(), Session::get());
    let path = use_location().pathname;
    let quiet = Memo::new(move |_| {
        path.with(|path| {
            path == paths::OUTBOX || path == paths::SIGN_IN || path.starts_with("/report/new/")
        })
    });
    // Told once: on the page that was in sight when it went out.
    let left = move |_: &String, _: Option<&String>, _| waiting.tell_sent(None);
    Effect::watch(move || path.get(), left, false);
    move || {
        if quiet.get() {
            return None;
        }
        let (words, href, tone, icon) = match (
            urgent(waiting.summary(), session.is_signed_in()),
            waiting.sent(),
        ) {
            (Some((words, href)), _) => (words, href, Tone::Amber, "upload"),
            (None, Some(sent)) => {
                let words = tf(key::BANNER_SENT, &[&sent.reference]);
                (words, paths::report(sent.id), Tone::Green, "check")
            }
            (None, None) => return None,
        };
        Some(view! { <BannerLink tone icon href>{words}</BannerLink> })
    }
}

/// What waits, and where it can be helped.
fn urgent(sum: Summary, signed_in: bool) -> Option<(String, String)> {
    let say = |words, count: usize| tf(words, &[&number(count as i64)]);
    let list = || paths::OUTBOX.to_owned();
    if sum.needs_you > 0 {
        Some((say(key::BANNER_NEEDS_YOU, sum.needs_you), list()))
    } else if sum.sign_in > 0 && signed_in {
        // Not hers, or nobody said yet whose.
        Some((say(key::BANNER_WHOSE, sum.sign_in), list()))
    } else if sum.sign_in > 0 {
        // Whoever waits for one report sees after signing in what became of it.
        let then = sum.only.map_or_else(list, paths::report_done);
        let words = say(key::BANNER_SIGN_IN, sum.sign_in);
        Some((words, paths::sign_in(&then)))
    } else if sum.waiting > 0 {
        let words = if signed_in {
            key::BANNER_GOES_OUT
        } else {
            key::BANNER_WAITING
        };
        Some((say(words, sum.waiting), list()))
    } else {
        None
    }
}
