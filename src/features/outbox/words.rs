//! An act and its state in words.

use crate::i18n::{Key, outbox as key, t};
use crate::shared::words;
use crate::state::outbox::model::{Act, Reason, State};
use crate::ui::Tone;
use contract::Code;

/// What kind of act, and its own words where it has any.
pub fn act(act: &Act) -> (Key, String) {
    match act {
        Act::Report { report } => (key::REPORT, report.text.clone()),
        Act::Comment { comment, .. } => (key::COMMENT, comment.text.clone()),
        Act::MeToo { .. } => (key::ME_TOO, String::new()),
        Act::Follow { .. } => (key::FOLLOW, String::new()),
    }
}

pub const fn state(state: &State) -> (Key, Tone, &'static str) {
    match state {
        State::Waiting => (key::WAITING, Tone::Blue, "clock"),
        State::SignIn => (key::SIGN_IN, Tone::Amber, "log-in"),
        State::NeedsYou { .. } => (key::NEEDS_YOU, Tone::Red, "circle-alert"),
    }
}

/// Why the server refused, in one or more sentences.
pub fn reason(reason: &Reason) -> Vec<String> {
    if reason.code == Code::IdempotencyKeyReused {
        return vec![t(key::REUSED).to_owned()];
    }
    let fields = reason.fields.iter().map(words::field_error);
    [words::reason(reason.code)]
        .into_iter()
        .chain(fields)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{FieldCode, FieldError};

    #[test]
    fn every_wrong_field_is_named() {
        let wrong = FieldError {
            field: "text".into(),
            code: FieldCode::TooLong,
            limit: Some(4000),
        };
        let refused = Reason {
            code: Code::InvalidInput,
            fields: vec![wrong],
        };
        let said = reason(&refused);
        assert_eq!(said.len(), 2);
        assert!(said[1].contains("4,000"), "{said:?}");
    }

    #[test]
    fn an_earlier_version_that_arrived_is_said_so() {
        let reused = Reason {
            code: Code::IdempotencyKeyReused,
            fields: vec![],
        };
        assert_eq!(reason(&reused), [t(key::REUSED)]);
    }
}
