//! Finds what people publish by mistake: phone numbers, identity numbers, number plates. A hint for
//! the app and the automatic check of the server; no regular expressions, because they cost the app
//! more than this file.
//!
//! People write a number in many ways: in groups, over two lines, full-width, pasted with invisible
//! characters. So the search looks at [`Sign`]s: what counts in the text, with how far it stands from
//! what went before. A number is a window of neighbouring groups; every window is looked at, so that
//! a room number before a phone number hides neither.

mod digits;
mod plate;
mod signs;
mod spread;

use serde::{Deserialize, Serialize};
use signs::{Gap, Sign, groups, signs};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// A mobile number: it belongs to one person.
    Phone,
    /// A fixed line with its area code, or behind a word like 电话: a home's, or in a worker's words a
    /// desk's.
    Landline,
    /// 18 digits with a valid check character (GB 11643-1999) or a birthday in their place, since a slip in
    /// the last one leaves the others true; or the 15 of the first generation.
    IdNumber,
    Plate,
}

/// One find: what, and the bytes of the text it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub what: Found,
    pub start: usize,
    pub end: usize,
}

/// An identity number.
const DIGITS_MAX: usize = 18;

/// All finds in order; none overlaps another.
pub fn find(text: &str) -> Vec<Finding> {
    apart(all(text))
}

/// A resident's words as neighbours see them: every find becomes `***`. Author and workers see them
/// whole.
pub fn masked(text: &str) -> String {
    covered(text, |_| true)
}

/// A worker's words as everybody sees them: as [`masked`], but fixed lines stay, because they are
/// desks that residents are told to call.
pub fn masked_from_work(text: &str) -> String {
    covered(text, |what| what != Found::Landline)
}

/// What stands beside a covered number may be one of its own right ("沪A12345A13800000001" is no plate
/// until the phone is gone), so it goes on until nothing is found; each round makes the text shorter.
fn covered(text: &str, covers: fn(Found) -> bool) -> String {
    let mut shown = text.to_owned();
    loop {
        let found = apart(all(&shown).filter(|finding| covers(finding.what)));
        if found.is_empty() {
            return shown;
        }
        // From the end, so that what stands before keeps its place.
        for finding in found.iter().rev() {
            shown.replace_range(finding.start..finding.end, "***");
        }
    }
}

fn all(text: &str) -> impl Iterator<Item = Finding> {
    let signs = signs(text);
    let plates: Vec<Finding> = (0..signs.len())
        .filter_map(|at| plate::at(&signs, at))
        .collect();
    let spread = (0..signs.len()).filter_map(|at| spread::at(&signs, at));
    numbers(&signs)
        .into_iter()
        .chain(spread.collect::<Vec<_>>())
        .chain(plates)
}

/// In order, with those that overlap made one. Of two that begin together the longer one says what
/// it is.
fn apart(found: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut found: Vec<Finding> = found.collect();
    found.sort_by_key(|finding| (finding.start, usize::MAX - finding.end));
    let mut apart: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        match apart.last_mut() {
            Some(last) if finding.start < last.end => last.end = last.end.max(finding.end),
            _ => apart.push(finding),
        }
    }
    apart
}

/// Every window of neighbouring groups that is a number.
fn numbers(signs: &[Sign]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let rest = &signs[at..];
        let Some(first) = groups(rest).next() else {
            at += 1;
            continue;
        };
        let mut digits = String::new();
        for length in groups(rest) {
            let window = &rest[..digits.len() + length];
            if window.len() > DIGITS_MAX {
                break;
            }
            digits.extend(window[digits.len()..].iter().map(|sign| sign.c));
            let dialled = is_behind(&DIALS, signs, at, window.len());
            let loose = loose(window).filter(|_| !dialled);
            let called = || {
                loose.is_none()
                    && is_one_number(window)
                    && is_behind(&CALLS, signs, at, window.len())
            };
            let what = classify(&digits, first, loose)
                .or_else(|| told(&digits).filter(|_| dialled || called()));
            if let Some(what) = what {
                let (start, end) = (rest[0].start, window[window.len() - 1].end);
                found.push(Finding { what, start, end });
            }
        }
        at += first;
    }
    found
}

/// What stands between the groups of a window rather parts numbers.
#[derive(Clone, Copy)]
enum Loose {
    /// Digits before the first such sign: people write one number in certain groups ("138、0000、1234"),
    /// which are hardly rooms or a size ("1301、1302、203").
    After(usize),
    /// Beside other separators: times of a day, several lists.
    Mixed,
}

fn loose(window: &[Sign]) -> Option<Loose> {
    let gaps = &window[1..];
    let has = |gap| gaps.iter().any(|sign| sign.gap == gap);
    let parted: Vec<usize> = (1..)
        .zip(gaps)
        .filter(|(_, sign)| sign.gap != Gap::Nothing)
        .map(|(at, _)| at)
        .collect();
    let Some(first) = gaps.iter().position(|sign| sign.gap == Gap::Loose) else {
        // Three rooms with a picture before each ("1301🏠1302🏠203") are as long as a mobile number.
        let rooms = window.len() == 11 && matches!(parted[..], [4, 7 | 8]);
        return (rooms && has(Gap::Picture)).then_some(Loose::After(4));
    };
    // Two halves are no list: rooms and sizes are shorter, and come with what they are.
    if window.len() == 11 && matches!(parted[..], [4..=7]) {
        return None;
    }
    let mixed = has(Gap::Near) || has(Gap::Picture);
    // Nothing but a mobile number is written in groups of three, four and four, whatever is between.
    let as_phone = parted == [3, 7];
    Some(if mixed && !as_phone {
        Loose::Mixed
    } else {
        Loose::After(first + 1)
    })
}

/// `first`: length of the first group.
fn classify(digits: &str, first: usize, loose: Option<Loose>) -> Option<Found> {
    let abroad = ["0086", "86"]
        .iter()
        .find_map(|code| digits.strip_prefix(code));
    let home = digits.strip_prefix('0');
    let has = |rest: Option<&str>, is: fn(&str) -> bool| rest.is_some_and(is);
    let mobile = is_mobile(digits) || has(home, is_mobile) || has(abroad, is_mobile);
    if mobile && matches!(loose, None | Some(Loose::After(3 | 7))) {
        return Some(Found::Phone);
    }
    // An area code is not written in pieces; two dates are.
    let landline = has(home, is_landline) && first >= 3 || has(abroad, is_landline);
    if landline && matches!(loose, None | Some(Loose::After(3 | 4))) {
        return Some(Found::Landline);
    }
    let identity = is_identity(digits) && matches!(loose, None | Some(Loose::After(6)));
    identity.then_some(Found::IdNumber)
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && is_decimal(digits) && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// Area code without its zero, then seven or eight digits.
fn is_landline(digits: &str) -> bool {
    let local = match digits.as_bytes() {
        [b'1', b'0', local @ ..] | [b'2', _, local @ ..] if local.len() == 8 => local,
        [b'3'..=b'9', _, _, local @ ..] if matches!(local.len(), 7 | 8) => local,
        _ => return false,
    };
    is_decimal(digits) && matches!(local.first(), Some(b'2'..=b'8'))
}

/// Behind a word like 电话 a number needs no more to be known by: a fixed line without its area code, or a mobile
/// number after whatever leads out of a house or to a cheaper line.
fn told(digits: &str) -> Option<Found> {
    let local = matches!(digits.len(), 7 | 8) && matches!(digits.as_bytes()[0], b'2'..=b'8');
    let mobile = digits.len().checked_sub(11);
    match mobile.and_then(|from| digits.get(from..)) {
        Some(last) if is_mobile(last) => Some(Found::Phone),
        _ => (local && is_decimal(digits)).then_some(Found::Landline),
    }
}

/// What one dials is a number, however it is grouped. Signs are capitals.
const DIALS: [&str; 4] = ["拨", "撥", "拨打", "撥打"];
/// What a number to call stands behind, and many another thing as well ("联系301、302、303室").
const CALLS: [&str; 10] = [
    "打", "电话", "電話", "座机", "座機", "固话", "固話", "联系", "聯繫", "TEL",
];
/// What may stand between: 电话是, 电话号码, 打给我.
const BEFORE_NUMBER: &str = "是为為号號码碼给給我";
/// Signs of the longest word with what may stand behind it ("电话号码是").
const WORDS: usize = 6;

/// Whether the number of so many signs from here on stands behind such a word; not an amount
/// (拨25000000元), nor the beginning of a longer number.
fn is_behind(words: &[&str], signs: &[Sign], at: usize, length: usize) -> bool {
    let before = signs[at.saturating_sub(WORDS)..at].iter();
    let before: String = before.map(|sign| sign.c).collect();
    let before = before.trim_end_matches(|c| BEFORE_NUMBER.contains(c));
    let next = signs.get(at + length);
    let ends = next.is_none_or(|sign| sign.gap == Gap::Far || !sign.is_digit());
    let amount = next.is_some_and(|sign| "元圆块塊万萬亿億".contains(sign.c));
    let told = words.iter().any(|word| before.ends_with(word));
    told && signs[at].gap != Gap::Far && ends && !amount
}

/// In one piece, in the two that people write a fixed line in, or in words, of which each is one.
fn is_one_number(window: &[Sign]) -> bool {
    let parts: Vec<usize> = groups(window).collect();
    let words = parts.iter().all(|part| *part == 1);
    words || matches!(parts[..], [_] | [3 | 4, 4])
}

fn is_decimal(digits: &str) -> bool {
    digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_identity(id: &str) -> bool {
    let birthday = match id.len() {
        15 if is_decimal(id) => &id[8..12],
        18 if is_decimal(&id[..17]) && (id_check_is_valid(id) || names_a_year(id)) => &id[10..14],
        _ => return false,
    };
    ("0101"..="1231").contains(&birthday)
        && ("01"..="31").contains(&&birthday[2..])
        && matches!(id.as_bytes()[0], b'1'..=b'8')
}

/// Whether the year of birth stands where it does in an identity number of somebody who may be alive.
fn names_a_year(id: &str) -> bool {
    ("1900".."2030").contains(&&id[6..10]) && matches!(id.as_bytes()[17], b'0'..=b'9' | b'X')
}

/// Check character of an identity number: weights 2^(17−i) mod 11 (GB 11643-1999, ISO 7064 MOD 11-2).
fn id_check_is_valid(id: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = id.as_bytes();
    let sum: u32 = WEIGHTS
        .iter()
        .zip(bytes)
        .map(|(w, b)| w * u32::from(b.wrapping_sub(b'0')))
        .sum();
    bytes[17] == CHECKS[(sum % 11) as usize]
}

#[cfg(test)]
mod tests;
