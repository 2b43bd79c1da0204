//! Names that data carries in several languages.

use serde::{Deserialize, Serialize};

/// A name in Simplified Chinese and, where somebody wrote them, others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LocalText {
    pub zh_hans: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh_hant: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl LocalText {
    pub fn new(zh_hans: impl Into<String>) -> Self {
        Self {
            zh_hans: zh_hans.into(),
            zh_hant: None,
            en: None,
        }
    }

    /// The text for a language tag (`zh-Hans`, `zh-Hant`, `en`) and the tag it is really in, so
    /// that the element can carry the right `lang`.
    pub fn pick(&self, lang: &str) -> (&str, &'static str) {
        match (lang, &self.zh_hant, &self.en) {
            ("zh-Hant", Some(text), _) => (text, "zh-Hant"),
            ("en", _, Some(text)) => (text, "en"),
            _ => (&self.zh_hans, "zh-Hans"),
        }
    }
}

/// Cleans one line of typed text: control and bidirectional override characters go (they can
/// disguise a name), white space at the ends goes, and runs of it become one space.
pub fn clean_line(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_unsafe(*c))
        .collect();
    kept.split(' ')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// As [`clean_line`], but line breaks stay.
pub fn clean_text(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unified
        .chars()
        .filter(|c| *c == '\n' || *c == '\t' || !is_unsafe(*c))
        .collect();
    kept.trim().to_owned()
}

/// Controls, and what takes part in no word: nobody sees it, but it makes two names differ, hides a
/// number from a check, or fills a text with nothing.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Percent-encoding of one component (RFC 3986, unreserved characters stay).
pub fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

/// Length as people count it. Of typed text: after it was cleaned.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_line_removes_what_disguises() {
        assert_eq!(clean_line("  王\u{202e}小\n明\u{0}  "), "王小 明");
    }

    #[test]
    fn clean_text_keeps_breaks() {
        assert_eq!(clean_text(" 一\r\n二\u{feff} "), "一\n二");
    }

    #[test]
    fn what_nobody_sees_is_no_text() {
        for c in [
            '\u{200b}',
            '\u{ad}',
            '\u{115f}',
            '\u{1160}',
            '\u{200c}',
            '\u{200d}',
            '\u{2060}',
            '\u{2800}',
            '\u{3164}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{e0041}',
        ] {
            let text = String::from(c).repeat(3);
            assert_eq!(clean_text(&text), "", "{c:?}");
            assert_eq!(clean_line(&format!("王{text}小")), "王小", "{c:?}");
        }
    }

    #[test]
    fn pick_falls_back_to_simplified_and_says_so() {
        let name = LocalText {
            zh_hans: "路灯".into(),
            zh_hant: None,
            en: Some("Lamp".into()),
        };
        assert_eq!(name.pick("en"), ("Lamp", "en"));
        assert_eq!(name.pick("zh-Hant"), ("路灯", "zh-Hans"));
    }
}
