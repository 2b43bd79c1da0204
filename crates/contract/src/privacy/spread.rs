//! A mobile number with the same word or sign twice between its parts, as it is said or disguised:
//! "139转1234转5678".

use super::signs::{Gap, Sign};
use super::{Finding, Found};

/// Digits of each part, as everybody groups a mobile number.
const PARTS: [usize; 3] = [3, 4, 4];

/// Signs between two parts.
const BETWEEN_MAX: usize = 2;

/// What is counted: "130元1200元1500元" are three sums, not a number.
const COUNTS: &str = "元块塊年月日号號室楼樓栋棟幢层層户戶米平个個件次分厘斤度点時时天人台只张張";

/// The number that begins at this sign, if one does.
pub(super) fn at(signs: &[Sign], at: usize) -> Option<Finding> {
    let begins = at == 0 || !signs[at - 1].is_digit() || signs[at].gap == Gap::Far;
    let rest = &signs[at..];
    if !begins || !matches!(rest, [one, two, ..] if one.c == '1' && ('3'..='9').contains(&two.c)) {
        return None;
    }
    (1..=BETWEEN_MAX).find_map(|between| {
        let [first, second, third] = PARTS;
        let length = first + second + third + 2 * between;
        let window = rest.get(..length)?;
        let (a, rest) = window.split_at(first);
        let (x, rest) = rest.split_at(between);
        let (b, rest) = rest.split_at(second);
        let (y, c) = rest.split_at(between);
        let digits = [a, b, c].concat().iter().all(|sign| sign.is_digit());
        let words = x.iter().all(|sign| is_word(*sign));
        let same = x.iter().map(|sign| sign.c).eq(y.iter().map(|sign| sign.c));
        let ends = signs.get(at + length).is_none_or(|next| !next.is_digit());
        let near = window[1..].iter().all(|sign| sign.gap != Gap::Far);
        (digits && words && same && ends && near).then(|| Finding {
            what: Found::Phone,
            start: window[0].start,
            end: window[length - 1].end,
        })
    })
}

fn is_word(sign: Sign) -> bool {
    !sign.is_digit() && !COUNTS.contains(sign.c)
}
