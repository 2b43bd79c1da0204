//! Number plates.

use super::signs::{Gap, Sign};
use super::{Finding, Found};

/// First characters of Chinese number plates (GA 36-2018).
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";
/// Last characters of plates for special use, in place of a digit.
const SPECIAL: &str = "学警挂港澳领试超";

/// Whether a plate may begin with this.
pub(super) fn is_province(c: char) -> bool {
    PROVINCES.contains(c)
}

/// A plate that begins here: province, letter, then five or six letters and digits (four before a
/// special last character); of the armed police `WJ`, a province or its number, then five.
pub(super) fn at(signs: &[Sign], at: usize) -> Option<Finding> {
    let parts = |gap| matches!(gap, Gap::Loose | Gap::Far);
    let near = |n: usize| signs.get(at + n).filter(|sign| !parts(sign.gap));
    let province = |sign: &&Sign| is_province(sign.c);
    let head = if signs[at].c == 'W' && near(1)?.c == 'J' {
        2 + usize::from(near(2).filter(province).is_some())
    } else {
        province(&&signs[at]).then_some(())?;
        near(1).filter(|sign| sign.c.is_ascii_uppercase())?;
        2
    };
    let police = signs[at].c == 'W';
    let (mut length, mut digits) = (0, 0);
    while let Some(sign) = near(head + length).filter(|sign| sign.c.is_ascii_alphanumeric()) {
        length += 1;
        digits += usize::from(sign.is_digit());
        let next = near(head + length);
        let ends = next.is_none_or(|s| s.gap != Gap::Nothing || !s.c.is_ascii_alphanumeric());
        let special = length == 4 && next.is_some_and(|next| SPECIAL.contains(next.c));
        let whole = matches!(length, 5 | 6) || police && length == 7 || special;
        // Names of products have letters; of plates at most the last two of the police differ.
        if ends && whole && digits >= 3 {
            return Some(Finding {
                what: Found::Plate,
                start: signs[at].start,
                end: signs[at + head + length - usize::from(!special)].end,
            });
        }
    }
    None
}
