//! What of somebody's words who may read.

use contract::privacy;

const EXCERPT_MAX: usize = 80;

/// The text for one reader. Author and workers read it whole; neighbours read stars for numbers that
/// should not be public, and nothing of what staff have hidden.
pub(crate) fn shown(body: &str, hidden: bool, sees_all: bool) -> String {
    match (sees_all, hidden) {
        (true, _) => body.to_owned(),
        (false, true) => String::new(),
        (false, false) => privacy::masked(body),
    }
}

/// The first line of a text that is [`shown`], cut to 80 characters. Never of the raw text: a cut
/// through a phone number would hide it from the check and show half of it.
pub(crate) fn excerpt(shown: &str) -> String {
    cut(shown.lines().next().unwrap_or_default().trim(), EXCERPT_MAX)
}

/// At most `max` characters, the last an ellipsis when something was cut.
pub(crate) fn cut(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(max.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_read_neither_numbers_nor_hidden_text() {
        let body = "打我电话13800000001";
        assert_eq!(shown(body, false, false), "打我电话***");
        assert_eq!(shown(body, true, false), "");
        assert_eq!(shown(body, true, true), body);
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt("第一行\n第二行"), "第一行");
        let long = excerpt(&"长".repeat(200));
        assert_eq!(long.chars().count(), 80);
        assert!(long.ends_with('…'));
    }
}
