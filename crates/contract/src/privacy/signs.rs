//! A text as a reader sees its numbers: plain characters, and how far each stands from the one before.

use super::digits::{plain, read_digits};
use crate::text;

/// Most signs between two groups of one number.
const NEAR: usize = 3;

/// What stands between several numbers rather than inside one: in lists, times, sizes, sums.
const LISTS: &str = "、~〜|:;*+=#&^@!?$%。…→●★▪";
/// What people put inside one number.
const SEPARATORS: &str = ".·•・‧_/\\(),-−﹣'’‘`\"“”<>[]{}《》〈〉「」【】";

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
    /// Nothing that a reader sees, but they are written in different ways.
    Joined,
    /// Up to [`NEAR`] separators: may be the same number.
    Near,
    /// As near, with a picture: inside a number, or before each of several rooms.
    Picture,
    /// As near, but with what rather stands between several numbers: in lists of rooms, times of day,
    /// sizes.
    Loose,
    Far,
}

impl Sign {
    pub fn is_digit(self) -> bool {
        self.c.is_ascii_digit()
    }
}

pub(super) fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut between = Between::default();
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let c = plain(c);
        if !between.takes(c) {
            let gap = std::mem::take(&mut between).gap();
            signs.push(Sign { c, start, end, gap });
        }
    }
    read_digits(&mut signs);
    hide_dates(&mut signs, text);
    signs
}

/// What stands between two signs.
#[derive(Default)]
struct Between {
    separators: usize,
    invisible: bool,
    loose: bool,
    picture: bool,
}

impl Between {
    /// `false` for a sign of its own.
    fn takes(&mut self, c: char) -> bool {
        let lists = LISTS.contains(c);
        if lists || is_separator(c) {
            self.separators += 1;
            self.loose |= lists;
        } else if is_picture(c) {
            // A row of them is one: many are made of several characters.
            self.separators += usize::from(!self.picture);
            self.picture = true;
        } else if is_ignored(c) {
            self.invisible = true;
        } else {
            return false;
        }
        true
    }

    fn gap(&self) -> Gap {
        match self.separators {
            0 if !self.invisible => Gap::Nothing,
            0 => Gap::Joined,
            1..=NEAR if self.loose => Gap::Loose,
            1..=NEAR if self.picture => Gap::Picture,
            1..=NEAR => Gap::Near,
            _ => Gap::Far,
        }
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || SEPARATORS.contains(c) || matches!(c, '\u{2010}'..='\u{2015}')
}

/// Emoji, and symbols that stand like them.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Nothing that a reader sees as a sign of its own: also the parts of a keycap, and accents.
fn is_ignored(c: char) -> bool {
    text::is_unsafe(c) || matches!(c, '\u{300}'..='\u{36f}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}')
}

/// Dates are the digits that stand beside other numbers most often ("2026-06-13—2026-07-15，3号楼"):
/// they are no part of any number. Only those of this century, which no phone begins like. Of a date in
/// words the year alone is long enough to be taken for a part ("13-1-1001 2026年").
fn hide_dates(signs: &mut [Sign], text: &str) {
    let mut at = 0;
    while at < signs.len() {
        let mut lengths = groups(&signs[at..]);
        let year = lengths.next().unwrap_or(1);
        let rest = lengths.next().zip(lengths.next());
        drop(lengths);
        let named = is_year(&signs[at..], year).then_some([at, at, at + year]);
        let date = rest
            .map(|(month, day)| [at + year, at + year + month, at + year + month + day])
            .filter(|&ends| is_date(&signs[at..ends[2]], ends.map(|end| end - at), text))
            .or(named);
        let end = date.map_or(at + year, |ends| ends[2]);
        if date.is_some() {
            signs[at..end].iter_mut().for_each(|sign| sign.c = '日');
        }
        at = end;
    }
}

/// A year of this century with its word.
fn is_year(signs: &[Sign], length: usize) -> bool {
    let word = signs.get(length);
    let named = word.is_some_and(|sign| sign.c == '年' && sign.gap == Gap::Nothing);
    named && length == 4 && signs[0].c == '2' && signs[1].c == '0'
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
