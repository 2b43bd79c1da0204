//! The short number of a report: eight digits that can be said over the phone.

const LOWEST: u32 = 10_000_000;
const COUNT: u32 = 90_000_000;

/// Eight digits, the first not zero, from a random number. Two reports may meet: the caller tries
/// again with another number.
pub fn from_random(random: u32) -> String {
    (LOWEST + random % COUNT).to_string()
}

/// `48217730` → `4821 7730`
pub fn display(reference: &str) -> String {
    match reference.split_at_checked(4) {
        Some((head, tail)) if !tail.is_empty() => format!("{head} {tail}"),
        _ => reference.to_owned(),
    }
}

/// Reads what a person typed: eight digits, with spaces or dashes anywhere.
pub fn parse(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    let valid =
        digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    valid.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(random: u32) {
            let reference = from_random(random);
            prop_assert_eq!(parse(&display(&reference)), Some(reference));
        }
    }

    #[test]
    fn other_text_is_no_reference() {
        for text in [
            "",
            "1234567",
            "123456789",
            "0123 4567",
            "abcd efgh",
            "一二三四五六七八",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(display("48217730"), "4821 7730");
    }
}
