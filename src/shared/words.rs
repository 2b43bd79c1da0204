//! Words for the contract's codes. Every refusal says what to do; none shows a number.

use crate::api::ApiError;
use crate::i18n::{Key, common, error, number, t, tf};
use crate::paths;
use crate::platform::page;
use crate::ui::failure::{Explain, Failure, Remedy};
use contract::{Code, FieldCode, FieldError, FieldErrors, Problem};

fn code_key(code: Code) -> Key {
    match code {
        Code::BadRequest | Code::MethodNotAllowed | Code::CrossSite => error::BAD_REQUEST,
        Code::InvalidInput => error::INVALID_INPUT,
        Code::SignInRequired | Code::OtherPerson => error::SIGN_IN_REQUIRED,
        Code::Forbidden => error::FORBIDDEN,
        Code::ConsentRequired => error::CONSENT_REQUIRED,
        Code::OwnMatter => error::OWN_MATTER,
        Code::NotFound => error::NOT_FOUND,
        Code::WrongState => error::WRONG_STATE,
        Code::Duplicate => error::DUPLICATE,
        Code::Stale | Code::PreconditionRequired => error::STALE,
        Code::IdempotencyKeyBusy => error::BUSY,
        Code::TooLarge => error::TOO_LARGE,
        Code::UnsupportedMediaType => error::UNSUPPORTED,
        Code::NotAPicture => error::NOT_A_PICTURE,
        Code::CodeWrong => error::CODE_WRONG,
        Code::RateLimited => error::RATE_LIMITED,
        Code::Unavailable => error::UNAVAILABLE,
        Code::Internal => error::INTERNAL,
        Code::IdempotencyKeyReused => error::KEY_REUSED,
        Code::IdempotencyKeyMissing | Code::Other => error::OTHER,
    }
}

/// Why something can not be done, for a disabled control.
pub fn reason(code: Code) -> String {
    t(code_key(code)).to_owned()
}

/// What went wrong with a request, in one sentence.
pub fn api_error(failure: &ApiError) -> String {
    match failure {
        ApiError::Network => t(common::NO_NETWORK_SENTENCE).to_owned(),
        ApiError::Decode => t(error::DECODE).to_owned(),
        ApiError::Problem(problem) => problem_words(problem),
    }
}

fn problem_words(problem: &Problem) -> String {
    match (problem.code, problem.retry_after_s) {
        (Code::RateLimited, Some(seconds)) => tf(error::RATE_LIMITED_S, &[&number(seconds)]),
        (code, _) => reason(code),
    }
}

/// What is wrong with a field and how to mend it.
pub fn field_error(wrong: &FieldError) -> String {
    let limit = number(wrong.limit.unwrap_or_default());
    match wrong.code {
        FieldCode::Required => t(error::FIELD_REQUIRED).to_owned(),
        FieldCode::TooLong => tf(error::FIELD_TOO_LONG, &[&limit]),
        FieldCode::TooShort => tf(error::FIELD_TOO_SHORT, &[&limit]),
        FieldCode::TooMany => tf(error::FIELD_TOO_MANY, &[&limit]),
        FieldCode::OutOfRange => tf(error::FIELD_RANGE, &[&limit]),
        FieldCode::Unknown => t(error::FIELD_UNKNOWN).to_owned(),
        FieldCode::OutsideCommunity => t(error::FIELD_OUTSIDE).to_owned(),
        FieldCode::TooFar => t(error::FIELD_TOO_FAR).to_owned(),
        FieldCode::PersonalNumber => t(error::FIELD_PERSONAL_NUMBER).to_owned(),
        FieldCode::Taken => t(error::FIELD_TAKEN).to_owned(),
        FieldCode::Order => t(error::FIELD_ORDER).to_owned(),
        FieldCode::Invalid | FieldCode::Other => t(error::FIELD_INVALID).to_owned(),
    }
}

/// The words for one field among the errors of `validate()`, if it is wrong.
pub fn field(errors: &FieldErrors, name: &str) -> Option<String> {
    errors.get(name).map(field_error)
}

/// The field errors that the server named; empty for every other failure.
pub fn refused_fields(failure: &ApiError) -> FieldErrors {
    FieldErrors(
        failure
            .problem()
            .map(|problem| problem.fields.clone())
            .unwrap_or_default(),
    )
}

impl Explain for ApiError {
    fn explain(&self) -> Failure {
        match self {
            Self::Network => Failure::retry(common::NO_NETWORK, common::NO_NETWORK_ADVICE),
            Self::Decode => Failure::retry(common::ERROR, error::DECODE),
            Self::Problem(problem) => explain(problem.code),
        }
    }
}

fn explain(code: Code) -> Failure {
    let (title, remedy) = match code {
        Code::SignInRequired => (
            common::SIGN_IN_FIRST,
            Remedy::Go(common::SIGN_IN, paths::sign_in(&page::here())),
        ),
        Code::NotFound => (
            common::NOT_FOUND,
            Remedy::Go(common::TO_HOME, paths::HOME.to_owned()),
        ),
        Code::Forbidden => (
            common::ERROR,
            Remedy::Go(common::TO_HOME, paths::HOME.to_owned()),
        ),
        _ => (common::ERROR, Remedy::Retry),
    };
    let advice = if code == Code::SignInRequired {
        common::SIGN_IN_FIRST_ADVICE
    } else {
        code_key(code)
    };
    Failure {
        title,
        advice,
        remedy,
    }
}

/// A number to be read aloud: digit by digit, not as thousands.
pub fn spoken_digits(number: &str) -> String {
    let digits: Vec<String> = number
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(String::from)
        .collect();
    digits.join(" ")
}

/// A number as people read it: `138 0000 0001`; other numbers stay as they are.
pub fn spaced_phone(number: &str) -> String {
    let mobile = number.len() == 11 && number.bytes().all(|b| b.is_ascii_digit());
    if mobile {
        format!("{} {} {}", &number[..3], &number[3..7], &number[7..])
    } else {
        number.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_field_names_its_limit() {
        let mut errors = FieldErrors::default();
        errors.add_limit("text", FieldCode::TooLong, 4000);
        assert_eq!(
            field(&errors, "text").as_deref(),
            Some("太长了，最多4,000个字。")
        );
        assert_eq!(field(&errors, "photos"), None);
    }

    #[test]
    fn waiting_is_told_in_seconds() {
        let problem = Problem {
            status: 429,
            code: Code::RateLimited,
            title: String::new(),
            detail: String::new(),
            fields: vec![],
            retry_after_s: Some(40),
            tries_left: None,
        };
        assert!(problem_words(&problem).contains("40"));
    }

    #[test]
    fn mobile_numbers_are_read_in_groups() {
        assert_eq!(spaced_phone("13800000001"), "138 0000 0001");
        assert_eq!(spaced_phone("021-6234-0000"), "021-6234-0000");
    }
}
