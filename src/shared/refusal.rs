//! Why the server refused something that was on its way, in one or more sentences.

use super::words;
use crate::i18n::{outbox as key, t};
use crate::state::outbox::model::Reason;
use contract::Code;

pub fn words(reason: &Reason) -> Vec<String> {
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
        let said = words(&refused);
        assert_eq!(said.len(), 2);
        assert!(said[1].contains("4,000"), "{said:?}");
    }

    #[test]
    fn an_earlier_version_that_arrived_is_said_so() {
        let reused = Reason {
            code: Code::IdempotencyKeyReused,
            fields: vec![],
        };
        assert_eq!(words(&reused), [t(key::REUSED)]);
    }

    #[test]
    fn a_missing_consent_says_where_to_agree() {
        let asked = Reason {
            code: Code::ConsentRequired,
            fields: vec![],
        };
        assert!(words(&asked)[0].contains("隐私"));
    }
}
