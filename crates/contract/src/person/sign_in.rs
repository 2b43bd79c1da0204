//! Signing in with a phone and a code.

use crate::{FieldCode, FieldErrors, limits};
use serde::{Deserialize, Serialize};

/// `POST /codes`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCode {
    pub phone: String,
}

/// The same for a known and an unknown number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeSent {
    /// Names this request; the code is good only together with it.
    pub request: uuid::Uuid,
    pub expires_in_s: i64,
    pub resend_in_s: i64,
    /// In a demonstration database, and only there: the code itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demo_code: Option<String>,
}

/// `POST /session`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewSession {
    pub request: uuid::Uuid,
    pub phone: String,
    pub code: String,
}

/// Normalises a Chinese mobile number: spaces, dashes and a leading +86 go. `None` unless what
/// remains is 11 digits starting with 13–19 (the numbering plan of mobile services).
pub fn normal_phone(text: &str) -> Option<String> {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    let digits = kept
        .strip_prefix("+86")
        .or_else(|| kept.strip_prefix("0086"))
        .unwrap_or(&kept);
    let mobile = digits.len() == 11
        && digits.bytes().all(|b| b.is_ascii_digit())
        && digits.starts_with('1')
        && (b'3'..=b'9').contains(&digits.as_bytes()[1]);
    mobile.then(|| digits.to_owned())
}

/// `138****0001`
pub fn mask_phone(phone: &str) -> String {
    if phone.len() != 11 || !phone.is_ascii() {
        return "****".to_owned();
    }
    format!("{}****{}", &phone[..3], &phone[7..])
}

impl NewCode {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        check_phone(&mut errors, &self.phone);
        errors.into_result()
    }
}

impl NewSession {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        check_phone(&mut errors, &self.phone);
        let code = self.code.trim();
        if code.is_empty() {
            errors.add("code", FieldCode::Required);
        } else if code.len() != limits::CODE_DIGITS || !code.bytes().all(|b| b.is_ascii_digit()) {
            errors.add("code", FieldCode::Invalid);
        }
        errors.into_result()
    }
}

fn check_phone(errors: &mut FieldErrors, phone: &str) {
    if phone.trim().is_empty() {
        errors.add("phone", FieldCode::Required);
    } else if normal_phone(phone).is_none() {
        errors.add("phone", FieldCode::Invalid);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_normalised() {
        assert_eq!(
            normal_phone("+86 138-0000-0001").as_deref(),
            Some("13800000001")
        );
        for text in [
            "",
            "12345",
            "12800000001",
            "1380000000a",
            "138000000011",
            "１３８００００００００",
        ] {
            assert_eq!(normal_phone(text), None, "{text}");
        }
    }

    #[test]
    fn masked_phone_hides_the_middle() {
        assert_eq!(mask_phone("13800000001"), "138****0001");
        assert_eq!(mask_phone("电话"), "****");
    }
}
