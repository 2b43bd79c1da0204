//! The one error shape (RFC 9457, `application/problem+json`). `code` is for programs and picks the
//! words that a person reads; `detail` is for developers; `fields` names what to mend where.

use crate::{privacy, text};
use serde::{Deserialize, Serialize};

/// Why the server refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// 400: the request could not be read (broken JSON, bad query).
    BadRequest,
    /// 422: read, but some fields are wrong; see `fields`.
    InvalidInput,
    /// 401: sign in first; nothing was lost.
    SignInRequired,
    /// 403: signed in, but not allowed.
    Forbidden,
    /// 403: signed in, but has not agreed to what sending needs (or took it back).
    ConsentRequired,
    /// 403: `For-Person` names somebody else than who is signed in; nothing was done.
    OtherPerson,
    /// 403: it is about what one wrote or photographed oneself; somebody else decides.
    OwnMatter,
    /// 403: the request did not come from this site's own pages.
    CrossSite,
    NotFound,
    MethodNotAllowed,
    /// 409: the thing is not in a state in which this can be done.
    WrongState,
    /// 409: it exists already.
    Duplicate,
    /// 412: somebody changed it in between; load again.
    Stale,
    /// 428: an edit needs `If-Match`.
    PreconditionRequired,
    IdempotencyKeyMissing,
    /// 422: the same key came with another payload.
    IdempotencyKeyReused,
    /// 409: the first request with this key still runs.
    IdempotencyKeyBusy,
    /// 413
    TooLarge,
    /// 415
    UnsupportedMediaType,
    /// 422: the bytes are not a picture that can be read.
    NotAPicture,
    /// 422: the sign-in code is wrong, used or expired (one code, so that nothing can be learnt).
    CodeWrong,
    /// 429: wait `retry_after_s` seconds.
    RateLimited,
    /// 503
    Unavailable,
    /// 500: our fault; the request id finds it in the log.
    Internal,
    #[serde(other)]
    Other,
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    Required,
    TooLong,
    TooShort,
    TooMany,
    /// Wrong shape: not a phone number, not a time.
    Invalid,
    /// Refers to something that does not exist (any more).
    Unknown,
    /// A position outside the community.
    OutsideCommunity,
    /// Two places that can not be the same: a pin far away from the building that is named.
    TooFar,
    /// A phone, identity or plate number where everybody would read it.
    PersonalNumber,
    OutOfRange,
    /// Taken by another row.
    Taken,
    /// End before start, and the like.
    Order,
    #[serde(other)]
    Other,
}

/// One wrong field. `field` is the JSON name, with dots for nesting (`place.lat`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    pub field: String,
    pub code: FieldCode,
    /// The limit that was crossed, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}

/// Collected by `validate()`; empty means valid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    pub fn add(&mut self, field: &str, code: FieldCode) {
        self.0.push(FieldError {
            field: field.to_owned(),
            code,
            limit: None,
        });
    }

    pub fn add_limit(&mut self, field: &str, code: FieldCode, limit: usize) {
        let limit = i64::try_from(limit).ok();
        self.0.push(FieldError {
            field: field.to_owned(),
            code,
            limit,
        });
    }

    /// Adds an error unless the text, as it will be kept, has between `min` and `max` characters.
    pub fn check_length(&mut self, field: &str, text: &str, min: usize, max: usize) {
        match text::length(&text::clean_text(text)) {
            0 if min > 0 => self.add(field, FieldCode::Required),
            n if n < min => self.add_limit(field, FieldCode::TooShort, min),
            // Also what nobody sees has to be carried.
            _ if text::length(text.trim()) > max => self.add_limit(field, FieldCode::TooLong, max),
            _ => {}
        }
    }

    /// Adds an error when a name that everybody reads holds a number of somebody.
    pub fn check_public_name(&mut self, field: &str, name: &str) {
        if !privacy::find(name).is_empty() {
            self.add(field, FieldCode::PersonalNumber);
        }
    }

    /// The languages of a name besides Simplified Chinese: none is required.
    pub fn check_other_languages(&mut self, field: &str, text: &crate::LocalText, max: usize) {
        for (lang, words) in [("zh_hant", &text.zh_hant), ("en", &text.en)] {
            if let Some(words) = words {
                self.check_length(&format!("{field}.{lang}"), words, 0, max);
            }
        }
    }

    pub fn get(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }

    /// `Err` when anything was added.
    pub fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    pub status: u16,
    pub code: Code,
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<i64>,
    /// With `code_wrong`: how often this code may still be tried. 0: only another code helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<i64>,
}
