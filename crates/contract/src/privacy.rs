//! Finds what people publish by mistake: phone numbers, identity numbers, number plates. A hint for
//! the app and the automatic check of the server; no regular expressions, because they cost the app
//! more than this file.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Found {
    Phone,
    /// 18 digits with a valid check character (GB 11643-1999).
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

/// First characters of Chinese number plates (GA 36-2018).
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";

/// All finds in order. Digits may be spaced or hyphenated, and full-width.
pub fn find(text: &str) -> Vec<Finding> {
    let mut found = digit_runs(text);
    found.extend(plates(text));
    found.sort_by_key(|finding| finding.start);
    found
}

/// The text as neighbours see it: every find becomes `***`. Author and workers see it whole.
pub fn masked(text: &str) -> String {
    let (mut shown, mut from) = (String::with_capacity(text.len()), 0);
    for finding in find(text) {
        // Finds may overlap (a plate that ends in a phone number); cover both.
        if finding.start >= from {
            shown.push_str(&text[from..finding.start]);
            shown.push_str("***");
        }
        from = from.max(finding.end);
    }
    shown.push_str(&text[from..]);
    shown
}

fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

/// Runs of digits, joined over single spaces and hyphens, that are a phone or an identity number.
fn digit_runs(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let (mut digits, mut start, mut end) = (String::new(), 0, 0);
    let mut close = |digits: &mut String, start: usize, end: usize| {
        if let Some(what) = classify(digits) {
            found.push(Finding { what, start, end });
        }
        digits.clear();
    };
    for (at, c) in text.char_indices() {
        if let Some(digit) = ascii_digit(c) {
            if digits.is_empty() {
                start = at;
            }
            digits.push(digit);
            end = at + c.len_utf8();
        } else if digits.len() == 17 && matches!(c, 'x' | 'X') {
            digits.push('X');
            end = at + 1;
        } else if !(matches!(c, ' ' | '-') && at == end && !digits.is_empty()) {
            close(&mut digits, start, end);
        }
    }
    close(&mut digits, start, end);
    found
}

fn classify(digits: &str) -> Option<Found> {
    let mobile = |d: &str| d.starts_with('1') && matches!(d.as_bytes()[1], b'3'..=b'9');
    match digits.len() {
        18 if id_check_is_valid(digits) => Some(Found::IdNumber),
        11 if mobile(digits) => Some(Found::Phone),
        13 if digits.starts_with("86") && mobile(&digits[2..]) => Some(Found::Phone),
        _ => None,
    }
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

/// A province character, a Latin letter, then five or six letters or digits.
fn plates(text: &str) -> Vec<Finding> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut i = 0;
    while i + 6 < chars.len() {
        let letter = chars[i + 1].1.is_ascii_uppercase();
        if !PROVINCES.contains(chars[i].1) || !letter {
            i += 1;
            continue;
        }
        let tail = chars[i + 2..]
            .iter()
            .enumerate()
            .skip_while(|(n, (_, c))| *n == 0 && matches!(c, '·' | ' '))
            .take_while(|(_, (_, c))| c.is_ascii_uppercase() || c.is_ascii_digit())
            .map(|(n, _)| n)
            .collect::<Vec<_>>();
        if matches!(tail.len(), 5 | 6) {
            let last = chars[i + 2 + tail[tail.len() - 1]];
            found.push(Finding {
                what: Found::Plate,
                start: chars[i].0,
                end: last.0 + last.1.len_utf8(),
            });
            i += 2 + tail.len();
            continue;
        }
        i += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Found> {
        find(text).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn finds_what_should_not_be_public() {
        assert_eq!(kinds("打我电话13800000001谢谢"), [Found::Phone]);
        assert_eq!(
            kinds("138-0000-0001 / +86 138 0000 0001"),
            [Found::Phone, Found::Phone]
        );
        assert_eq!(kinds("电话１３８００００００００"), [Found::Phone]);
        assert_eq!(kinds("身份证11010519491231002X"), [Found::IdNumber]);
        assert_eq!(
            kinds("沪A12345占了车位，苏E·D12345也是"),
            [Found::Plate, Found::Plate]
        );
        assert_eq!(kinds("沪A12345沪B67890"), [Found::Plate, Found::Plate]);
    }

    #[test]
    fn leaves_ordinary_numbers_alone() {
        for text in [
            "3号楼2单元1201室",
            "11月22日 14:05",
            "订单号20261122000123456789",
            "110105194912310021",
            "京城A座",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn neighbours_see_stars() {
        assert_eq!(
            masked("请打13800000001，车牌沪A12345。"),
            "请打***，车牌***。"
        );
        assert_eq!(masked("3号楼电梯坏了"), "3号楼电梯坏了");
        assert_eq!(masked(""), "");
    }

    #[test]
    fn covers_exactly_the_number() {
        let text = "请打13800000001。";
        let finding = &find(text)[0];
        assert_eq!(&text[finding.start..finding.end], "13800000001");
    }
}
