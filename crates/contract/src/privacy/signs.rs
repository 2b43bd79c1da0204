//! A text as a reader sees its numbers: plain characters, and how far each stands from the one before.

use crate::text;

/// Most signs between two groups of one number.
const NEAR: usize = 3;

/// What stands between several numbers rather than inside one: in lists, times, sizes, sums.
const LISTS: &str = "、~〜|:;*+=#&^@!?。…→●★▪";
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
    /// As near, but with what rather stands between several numbers: in lists of rooms, times of day,
    /// sizes.
    Loose,
    Far,
}

/// How a digit is written. A number stands beside words that are digits, too ("13800001234一直打不通",
/// a 陆 whose number it is), so what is written in two ways is two groups, and each word one.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    Figure,
    Word,
    Letter,
}

impl Sign {
    pub fn is_digit(self) -> bool {
        self.c.is_ascii_digit()
    }
}

pub(super) fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let (mut between, mut invisible, mut loose) = (0, false, false);
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let c = plain(c);
        let lists = LISTS.contains(c);
        if lists || is_separator(c) {
            between += 1;
            loose |= lists;
        } else if is_ignored(c) {
            invisible = true;
        } else {
            let gap = match between {
                0 if !invisible => Gap::Nothing,
                0 => Gap::Joined,
                1..=NEAR if !loose => Gap::Near,
                1..=NEAR => Gap::Loose,
                _ => Gap::Far,
            };
            signs.push(Sign { c, start, end, gap });
            (between, invisible, loose) = (0, false, false);
        }
    }
    read_digits(&mut signs);
    hide_dates(&mut signs, text);
    signs
}

/// Words for digits become digits, and so does a letter O that stands among them.
fn read_digits(signs: &mut [Sign]) {
    let mut last = None;
    for at in 0..signs.len() {
        let (sign, after) = (signs[at], &signs[at..]);
        let script = match word_digit(sign.c) {
            Some(digit) => {
                signs[at].c = digit;
                Some(Script::Word)
            }
            None if sign.is_digit() => Some(Script::Figure),
            None if sign.c == 'O' && last.is_some() && leads_to_digit(after) => {
                signs[at].c = '0';
                Some(Script::Letter)
            }
            None => None,
        };
        let apart = script != last || script == Some(Script::Word);
        if sign.gap == Gap::Nothing && script.is_some() && last.is_some() && apart {
            signs[at].gap = Gap::Joined;
        }
        last = script;
    }
}

/// Whether a digit follows on letters O.
fn leads_to_digit(signs: &[Sign]) -> bool {
    let next = signs.iter().find(|sign| sign.c != 'O');
    next.is_some_and(|sign| sign.is_digit() || word_digit(sign.c).is_some())
}

/// Chinese digits, as they are said on the phone (幺) and written on bills (壹), too.
fn word_digit(c: char) -> Option<char> {
    Some(match c {
        '〇' | '零' | '○' => '0',
        '一' | '幺' | '壹' => '1',
        '二' | '两' | '兩' | '贰' | '貳' => '2',
        '三' | '叁' | '參' => '3',
        '四' | '肆' => '4',
        '五' | '伍' => '5',
        '六' | '陆' | '陸' => '6',
        '七' | '柒' => '7',
        '八' | '捌' => '8',
        '九' | '玖' => '9',
        _ => return None,
    })
}

/// The zeros of the decimal digits of other scripts that phones have keyboards for (of Unicode's `Nd`).
const ZEROS: [char; 20] = [
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1fbf0}',
];

/// Full-width, circled, raised and mathematical forms as ASCII (a part of NFKC); letters as capitals.
pub(super) fn plain(c: char) -> char {
    let digit = |first: char| char::from(b'0' + ((c as u32 - first as u32) % 10) as u8);
    let of = |zero: &char| (0..10).contains(&(c as u32).wrapping_sub(*zero as u32));
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from((c as u32 - 0xFEE0) as u8).to_ascii_uppercase(),
        '\u{1d7ce}'..='\u{1d7ff}' => digit('\u{1d7ce}'),
        '①'..='⑨' => digit('\u{245f}'),
        '⑴'..='⑼' => digit('\u{2473}'),
        '⒈'..='⒐' => digit('\u{2487}'),
        '❶'..='❾' => digit('\u{2775}'),
        '➀'..='➈' => digit('\u{277f}'),
        '➊'..='➒' => digit('\u{2789}'),
        '⓪' | '⓿' | '⁰' => '0',
        '¹' => '1',
        '²' | '³' => digit('\u{b0}'),
        '⁴'..='⁹' => digit('\u{2070}'),
        '₀'..='₉' => digit('₀'),
        _ => match ZEROS.iter().find(|zero| of(zero)) {
            Some(zero) => digit(*zero),
            None => c.to_ascii_uppercase(),
        },
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || SEPARATORS.contains(c) || matches!(c, '\u{2010}'..='\u{2015}')
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
