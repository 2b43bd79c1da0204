//! An act and its state in words.

use crate::i18n::{Key, outbox as key};
use crate::state::outbox::model::{Queued, State};
use crate::ui::Tone;

/// What kind of act, and its own words where it has any.
pub fn act(act: &Queued) -> (Key, String) {
    match act {
        Queued::Report { report } => (key::REPORT, report.text.clone()),
        Queued::Comment { comment, .. } => (key::COMMENT, comment.text.clone()),
        Queued::MeToo { .. } => (key::ME_TOO, String::new()),
        Queued::Follow { .. } => (key::FOLLOW, String::new()),
    }
}

pub const fn state(state: &State) -> (Key, Tone, &'static str) {
    match state {
        State::Waiting => (key::WAITING, Tone::Blue, "clock"),
        State::SignIn => (key::SIGN_IN, Tone::Amber, "log-in"),
        State::NeedsYou { .. } => (key::NEEDS_YOU, Tone::Red, "circle-alert"),
    }
}
