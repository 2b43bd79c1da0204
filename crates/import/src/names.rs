//! Names as people write them, made comparable.

/// The form by which names are matched: half-width, lower case, no spaces, one word for "building".
pub fn key(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(half_width)
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .replace("号楼", "#")
        .replace("幢", "#")
        .replace("栋", "#")
}

fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Sort key by which 2号楼 comes before 10号楼.
pub fn counting(name: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let (mut text, mut digits) = (String::new(), String::new());
    for c in name.chars().map(half_width) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            if !digits.is_empty() {
                parts.push((std::mem::take(&mut text), number(&digits)));
                digits.clear();
            }
            text.push(c);
        }
    }
    parts.push((text, number(&digits)));
    parts
}

/// Longer numbers than fit are all "very large".
fn number(digits: &str) -> u64 {
    if digits.is_empty() {
        0
    } else {
        digits.parse().unwrap_or(u64::MAX)
    }
}
