//! Signing in without a browser: what a typed code means, and when another may be asked for.

use crate::json;
use crate::shared::words;
use contract::Timestamp;
use contract::limits::CODE_RESEND_S;
use contract::person::{CodeSent, normal_phone};
use serde::{Deserialize, Serialize};

/// Of a mobile number in China.
pub const MOBILE_DIGITS: usize = 11;

/// Digits as Chinese keyboards write them in full width become plain ones.
pub fn half_width(typed: &str) -> String {
    typed.chars().map(plain_digit).collect()
}

fn plain_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        _ => c,
    }
}

/// How many digits a number has that is none; [`MOBILE_DIGITS`] when it begins wrongly.
pub fn phone_fault(typed: &str) -> Option<usize> {
    let typed = half_width(typed);
    if normal_phone(&typed).is_some() {
        return None;
    }
    let own = typed.trim();
    let own = own.strip_prefix("+86").unwrap_or(own);
    Some(own.chars().filter(char::is_ascii_digit).count())
}

/// `138 0000 0002`, as people read numbers out.
pub fn spaced_phone(typed: &str) -> String {
    match normal_phone(typed) {
        Some(phone) => words::spaced_phone(&phone),
        None => typed.to_owned(),
    }
}

/// The digits of what was typed or pasted ("您的验证码是 123 456"), full-width ones included.
pub fn code_digits(typed: &str) -> String {
    typed
        .chars()
        .map(plain_digit)
        .filter(char::is_ascii_digit)
        .take(contract::limits::CODE_DIGITS)
        .collect()
}

/// A code that is on its way. Times are milliseconds of the page's clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    /// The number that it went to, as typed.
    pub phone: String,
    pub at_ms: i64,
    pub answer: CodeSent,
}

impl Sent {
    /// For a reload. Never the code itself, which a demonstration answers along.
    pub fn to_kept(&self) -> String {
        let mut kept = self.clone();
        kept.answer.demo_code = None;
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// `None` when it is not good any more.
    pub fn from_kept(text: &str, now_ms: i64) -> Option<Self> {
        let sent: Self = json::read(text).ok()?;
        (sent.life_left_s(now_ms) > 0).then_some(sent)
    }

    fn left(&self, now_ms: i64, life_s: i64) -> i64 {
        let gone_s = (now_ms - self.at_ms).max(0) / 1000;
        (life_s - gone_s).max(0)
    }

    /// Seconds until another code may be asked for.
    pub fn resend_left_s(&self, now_ms: i64) -> i64 {
        self.left(now_ms, self.answer.resend_in_s)
    }

    /// Seconds that the code is still good.
    pub fn life_left_s(&self, now_ms: i64) -> i64 {
        self.left(now_ms, self.answer.expires_in_s)
    }
}

/// Until when the server sends no other code to this number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blocked {
    /// Milliseconds of the page's clock.
    until_ms: i64,
    /// As many were asked for as there are in an hour or a day; else one is on its way.
    pub too_many: bool,
}

impl Blocked {
    /// As the server said it.
    pub fn told(wait_s: i64, now_ms: i64) -> Self {
        Self {
            until_ms: now_ms + wait_s * 1000,
            too_many: wait_s > CODE_RESEND_S,
        }
    }

    pub fn left_s(self, now_ms: i64) -> i64 {
        ((self.until_ms - now_ms + 999) / 1000).max(0)
    }

    /// The end, up to the next minute of a clock: nobody shall come too early.
    pub fn whole_minute(self) -> Timestamp {
        Timestamp(self.until_ms.saturating_add(59_999))
    }
}

/// `4:05`
pub fn minutes_and_seconds(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_message_gives_its_code() {
        assert_eq!(code_digits("您的验证码是 123 456。"), "123456");
        assert_eq!(code_digits("１２３４５６７"), "123456");
        assert_eq!(code_digits("十二"), "");
    }

    #[test]
    fn too_many_codes_are_told_from_one_on_its_way() {
        let (soon, late) = (Blocked::told(40, 1000), Blocked::told(1800, 1000));
        assert_eq!((soon.too_many, soon.left_s(1001)), (false, 40));
        assert_eq!((late.too_many, late.left_s(1_801_000)), (true, 0));
        assert_eq!(late.whole_minute(), Timestamp(1_860_999));
        assert_eq!(Blocked::default().left_s(1000), 0);
    }

    fn sent() -> Sent {
        Sent {
            phone: "13800000001".into(),
            at_ms: 1_000_000,
            answer: CodeSent {
                request: uuid::Uuid::nil(),
                expires_in_s: 300,
                resend_in_s: 60,
                demo_code: Some("135790".into()),
            },
        }
    }

    #[test]
    fn a_reload_keeps_what_is_alive_and_never_the_code() {
        let kept = sent().to_kept();
        assert!(!kept.contains("135790"), "{kept}");
        let back = Sent::from_kept(&kept, 1_299_000).expect("still good");
        assert_eq!(
            (back.phone.as_str(), back.at_ms),
            ("13800000001", 1_000_000)
        );
        assert_eq!(Sent::from_kept(&kept, 1_300_000), None, "expired");
        assert_eq!(Sent::from_kept("{}", 0), None);
    }

    #[test]
    fn a_wrong_number_is_counted() {
        assert_eq!(phone_fault("138 0000 0002"), None);
        assert_eq!(phone_fault("１３８００００００02"), None);
        assert_eq!(phone_fault("+86 138 0000 000"), Some(10));
        assert_eq!(phone_fault("12800000002"), Some(MOBILE_DIGITS));
        assert_eq!(phone_fault(""), Some(0));
        assert_eq!(spaced_phone("+86 13800000002"), "138 0000 0002");
    }

    #[test]
    fn countdowns_end_at_zero_and_survive_a_clock_set_back() {
        let sent = sent();
        assert_eq!(sent.resend_left_s(1_000_000 + 1_500), 59);
        assert_eq!(sent.resend_left_s(1_000_000 + 61_000), 0);
        assert_eq!(sent.life_left_s(1_000_000 + 61_000), 239);
        assert_eq!(sent.life_left_s(0), 300);
        assert_eq!(minutes_and_seconds(239), "3:59");
    }
}
