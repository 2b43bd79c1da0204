//! Covers what should not be public, at one tap of the author.

use contract::privacy::{Found, find};

/// What stands for a covered number.
pub const COVER: &str = "***";

/// The kinds of finds in a text, each once, in the order in which they occur.
pub fn kinds(text: &str) -> Vec<Found> {
    let mut kinds = Vec::new();
    for finding in find(text) {
        if !kinds.contains(&finding.what) {
            kinds.push(finding.what);
        }
    }
    kinds
}

/// The text with every find covered. Covering a number may leave a number plate where the whole was
/// none before, so it goes on until nothing is found; each round makes the text shorter.
pub fn mask(text: &str) -> String {
    let mut text = text.to_owned();
    while !find(&text).is_empty() {
        text = cover(&text);
    }
    text
}

fn cover(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for finding in find(text) {
        let Some(before) = text.get(from..finding.start) else {
            continue;
        };
        out.push_str(before);
        out.push_str(COVER);
        from = finding.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_find_is_covered_and_the_rest_stays() {
        assert_eq!(
            mask("沪A12345占了车位，打13800000001，谢谢"),
            "***占了车位，打***，谢谢"
        );
        assert_eq!(mask("3号楼2单元"), "3号楼2单元");
    }

    #[test]
    fn each_kind_is_named_once() {
        let text = "13800000001 和 13900000002，车牌沪A12345";
        assert_eq!(kinds(text), [Found::Phone, Found::Plate]);
    }

    proptest! {
        #[test]
        fn a_masked_text_holds_no_find(text in "([0-9A-Z沪京 \\-·电话]|1[3-9][0-9]{9}|沪[A-Z][0-9]{5}){0,12}") {
            prop_assert_eq!(kinds(&mask(&text)), vec![]);
        }
    }
}
