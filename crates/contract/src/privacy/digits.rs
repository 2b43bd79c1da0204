//! What is read as a digit: figures of any script, words, and letters that look like one.

use super::plate;
use super::signs::{Gap, Sign};

/// Digits of a mobile number.
const PHONE: usize = 11;

/// How a digit is written. A number stands beside words that are digits, too ("13800001234一直打不通",
/// a 陆 whose number it is), so what is written in two ways is two groups, and each word one.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    Figure,
    Word,
    Letter,
}

/// Words for digits become digits, and so do letters that look like one and stand among them.
pub(super) fn read_digits(signs: &mut [Sign]) {
    let mut last = None;
    for at in 0..signs.len() {
        let (sign, after) = (signs[at], &signs[at..]);
        let script = match word_digit(sign.c) {
            Some(digit) => {
                signs[at].c = digit;
                Some(Script::Word)
            }
            None if sign.is_digit() => Some(Script::Figure),
            None => letter_digit(sign.c)
                .filter(|_| match last {
                    Some(_) => leads_to_digit(after) || ends_phone(&signs[..=at]),
                    None => begins_phone(&signs[..at], after),
                })
                .map(|digit| {
                    signs[at].c = digit;
                    Script::Letter
                }),
        };
        let apart = script != last || script == Some(Script::Word);
        if sign.gap == Gap::Nothing && script.is_some() && last.is_some() && apart {
            signs[at].gap = Gap::Joined;
        }
        last = script;
    }
}

/// Letters that are typed for the digit that they look like; signs are capitals.
fn letter_digit(c: char) -> Option<char> {
    match c {
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        _ => None,
    }
}

fn any_digit(c: char) -> Option<char> {
    word_digit(c).or_else(|| c.is_ascii_digit().then_some(c))
}

/// Whether a digit follows on such letters.
fn leads_to_digit(signs: &[Sign]) -> bool {
    let next = signs.iter().find(|sign| letter_digit(sign.c).is_none());
    next.is_some_and(|sign| any_digit(sign.c).is_some())
}

/// Whether the letter that these signs begin with is the 1 of a mobile number: ten digits follow. After
/// the sign of a province it is the letter of a plate.
fn begins_phone(before: &[Sign], signs: &[Sign]) -> bool {
    let plate = before.last().is_some_and(|sign| plate::is_province(sign.c));
    let digits = signs[1..]
        .iter()
        .take_while(|sign| sign.gap != Gap::Far)
        .map_while(|sign| any_digit(sign.c).or(letter_digit(sign.c)));
    let mut digits = digits.take(PHONE - 1);
    let second = digits
        .next()
        .is_some_and(|digit| ('3'..='9').contains(&digit));
    letter_digit(signs[0].c) == Some('1') && !plate && second && digits.count() == PHONE - 2
}

/// Whether the letter at the end of these signs is the last of a mobile number: ten digits before it
/// begin one.
fn ends_phone(signs: &[Sign]) -> bool {
    let Some(from) = signs.len().checked_sub(PHONE) else {
        return false;
    };
    let digits = &signs[from..signs.len() - 1];
    let alone = from == 0 || !signs[from - 1].is_digit() || signs[from].gap == Gap::Far;
    alone
        && digits.iter().all(|sign| sign.is_digit())
        && digits[0].c == '1'
        && ('3'..='9').contains(&digits[1].c)
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
        '\u{1f101}'..='\u{1f10a}' => digit('\u{1f101}'),
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
