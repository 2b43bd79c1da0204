//! What of somebody's words who may read.

use contract::privacy;
use rules::sight::Words;

const EXCERPT_MAX: usize = 80;

/// The text for one reader.
pub fn shown(body: &str, words: Words) -> String {
    match words {
        Words::Whole => body.to_owned(),
        Words::Masked => privacy::masked(body),
        Words::None => String::new(),
    }
}

/// A worker's official words for one reader: whoever does not see all reads no numbers of persons in
/// them, but those of desks.
pub fn said_by_worker(body: &str, words: Words) -> String {
    match words {
        Words::Whole => body.to_owned(),
        Words::Masked => privacy::masked_from_work(body),
        Words::None => String::new(),
    }
}

/// The first line of a text that is [`shown`], cut to 80 characters. Never of the raw text: a cut
/// through a phone number would hide it from the check and show half of it.
pub fn excerpt(shown: &str) -> String {
    cut(shown.lines().next().unwrap_or_default().trim(), EXCERPT_MAX)
}

/// At most `max` characters, the last an ellipsis when something was cut.
pub fn cut(text: &str, max: usize) -> String {
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
        assert_eq!(shown(body, Words::Masked), "打我电话***");
        assert_eq!(shown(body, Words::None), "");
        assert_eq!(shown(body, Words::Whole), body);
    }

    #[test]
    fn neighbours_read_desks_but_no_persons_number_in_workers_words() {
        let body = "不归物业，请打021-64123456，陈工13800000001";
        let seen = "不归物业，请打021-64123456，陈工***";
        assert_eq!(said_by_worker(body, Words::Masked), seen);
        assert_eq!(said_by_worker(body, Words::None), "");
        assert_eq!(said_by_worker(body, Words::Whole), body);
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt("第一行\n第二行"), "第一行");
        let long = excerpt(&"长".repeat(200));
        assert_eq!(long.chars().count(), 80);
        assert!(long.ends_with('…'));
    }
}
