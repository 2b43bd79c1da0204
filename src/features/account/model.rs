//! Signing in without a browser: what a typed code means, and when another may be asked for.

use contract::person::CodeSent;

/// The digits of what was typed or pasted ("您的验证码是 123 456"), full-width ones included.
pub fn code_digits(typed: &str) -> String {
    typed
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
            _ => None,
        })
        .take(contract::limits::CODE_DIGITS)
        .collect()
}

/// A code that is on its way. Times are milliseconds of the page's clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// The number that it went to, as typed.
    pub phone: String,
    pub at_ms: i64,
    pub answer: CodeSent,
}

impl Sent {
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
    fn countdowns_end_at_zero_and_survive_a_clock_set_back() {
        let sent = Sent {
            phone: "13800000001".into(),
            at_ms: 1_000_000,
            answer: CodeSent {
                request: uuid::Uuid::nil(),
                expires_in_s: 300,
                resend_in_s: 60,
                demo_code: None,
            },
        };
        assert_eq!(sent.resend_left_s(1_000_000 + 1_500), 59);
        assert_eq!(sent.resend_left_s(1_000_000 + 61_000), 0);
        assert_eq!(sent.life_left_s(1_000_000 + 61_000), 239);
        assert_eq!(sent.life_left_s(0), 300);
        assert_eq!(minutes_and_seconds(239), "3:59");
    }
}
