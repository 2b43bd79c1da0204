//! A text as a reader sees its numbers: plain characters, and how far each stands from the one before.

use crate::text;

/// Most signs between two groups of one number.
const NEAR: usize = 3;

/// A character that counts, in its plainest form, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    pub c: char,
    pub start: usize,
    pub end: usize,
    pub gap: Gap,
}

/// What stands between a sign and the one before it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Gap {
    Nothing,
    /// Up to [`NEAR`] separators, or something invisible: may be the same number.
    Near,
    Far,
}

impl Sign {
    pub fn is_digit(self) -> bool {
        self.c.is_ascii_digit()
    }
}

pub(super) fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let (mut between, mut invisible) = (0, false);
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let c = plain(c);
        if is_separator(c) {
            between += 1;
        } else if is_ignored(c) {
            invisible = true;
        } else {
            let gap = match between {
                0 if !invisible => Gap::Nothing,
                0..=NEAR => Gap::Near,
                _ => Gap::Far,
            };
            signs.push(Sign { c, start, end, gap });
            (between, invisible) = (0, false);
        }
    }
    hide_dates(&mut signs, text);
    signs
}

/// Full-width, circled, raised and mathematical forms as ASCII (a part of NFKC); letters as capitals.
pub(super) fn plain(c: char) -> char {
    let digit = |first: char| char::from(b'0' + ((c as u32 - first as u32) % 10) as u8);
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from((c as u32 - 0xFEE0) as u8).to_ascii_uppercase(),
        '\u{1d7ce}'..='\u{1d7ff}' => digit('\u{1d7ce}'),
        '①'..='⑨' => digit('\u{245f}'),
        '⓪' | '⁰' => '0',
        '¹' => '1',
        '²' | '³' => digit('\u{b0}'),
        '⁴'..='⁹' => digit('\u{2070}'),
        '₀'..='₉' => digit('₀'),
        _ => c.to_ascii_uppercase(),
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || ".·•・‧_/(),-−".contains(c) || matches!(c, '\u{2010}'..='\u{2015}')
}

/// Nothing that a reader sees as a sign of its own: also the parts of a keycap, and accents.
fn is_ignored(c: char) -> bool {
    text::is_unsafe(c) || matches!(c, '\u{300}'..='\u{36f}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}')
}

/// Dates are the digits that stand beside other numbers most often ("2026-06-13—2026-07-15，3号楼"):
/// they are no part of any number. Only those of this century, which no phone begins like.
fn hide_dates(signs: &mut [Sign], text: &str) {
    let mut at = 0;
    while at < signs.len() {
        let mut lengths = groups(&signs[at..]);
        let year = lengths.next().unwrap_or(1);
        let rest = lengths.next().zip(lengths.next());
        drop(lengths);
        let date = rest
            .map(|(month, day)| [at + year, at + year + month, at + year + month + day])
            .filter(|&ends| is_date(&signs[at..ends[2]], ends.map(|end| end - at), text));
        let end = date.map_or(at + year, |ends| ends[2]);
        if date.is_some() {
            signs[at..end].iter_mut().for_each(|sign| sign.c = '日');
        }
        at = end;
    }
}

/// `ends`: of year, month and day.
fn is_date(signs: &[Sign], ends: [usize; 3], text: &str) -> bool {
    let number = |from: usize, to: usize| {
        let mut digits = signs[from..to].iter().map(|sign| sign.c.to_digit(10));
        digits.try_fold(0, |n, digit| Some(n * 10 + digit?))
    };
    let [year, month, day] = ends;
    let between = |next: usize| &text[signs[next - 1].end..signs[next].start];
    matches!(between(year), "-" | "/" | ".")
        && between(year) == between(month)
        && year == 4
        && month <= 6
        && day - month <= 2
        && matches!(number(0, year), Some(2000..=2099))
        && matches!(number(year, month), Some(1..=12))
        && matches!(number(month, day), Some(1..=31))
}

/// Lengths of the neighbouring groups of digits from here on. An `X` is a group of its own: the last
/// of an identity number, or just a letter.
pub(super) fn groups(signs: &[Sign]) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = signs.get(at)?;
        let near = at == 0 || first.gap != Gap::Far;
        let last_x = at > 0 && first.c == 'X';
        if !near || !(first.is_digit() || last_x) {
            return None;
        }
        let more = signs[at + 1..]
            .iter()
            .take_while(|sign| !last_x && sign.is_digit() && sign.gap == Gap::Nothing);
        let length = 1 + more.count();
        at += length;
        Some(length)
    })
}
