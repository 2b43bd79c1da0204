//! Signs between the digits of a number, and numbers that are none.

use super::{kinds, written};
use crate::privacy::{Found, masked};
use proptest::collection::vec;
use proptest::prelude::*;

/// What people put inside a number, or nobody sees.
const INSIDE: &str = r#" .·•_/\()（）—－–,，'’`"“”<>[]{}《》「」【】-"#;
/// What also stands between several numbers: it counts where a number is parted as people part it.
const BETWEEN: &str = "、~～|:：;*+=#&@!！?？。…→●";
const UNSEEN: &str = "\u{a0}\u{3000}\u{200b}\u{200d}\u{2060}\u{feff}\u{ad}";

/// One of them, or nothing.
fn one_of(signs: String) -> impl Strategy<Value = String> {
    let signs: Vec<char> = signs.chars().collect();
    proptest::option::of(proptest::sample::select(signs))
        .prop_map(|sign| sign.map(String::from).unwrap_or_default())
}

fn spread(phone: &str, form: usize, between: impl Fn(usize) -> String) -> String {
    let digits = phone.chars().enumerate();
    digits
        .map(|(at, digit)| format!("{}{}", written(digit, form, false), between(at)))
        .collect()
}

proptest! {
    /// At most one sign between two digits, another each time, and digits as any keyboard gives them.
    #[test]
    fn a_number_is_found_whatever_one_sign_is_between(
        phone in "1[3-9][0-9]{9}",
        form in 2_usize..6,
        inside in vec(one_of(format!("{INSIDE}{UNSEEN}")), 10),
        groups in vec(one_of(format!("{INSIDE}{BETWEEN}{UNSEEN}")), 2),
        (half, space) in (3_usize..7, "[ 　]?"),
        before in "(|电话|打我|我的手机号是：)",
        after in "(|谢谢|，三楼|。)",
    ) {
        let any = spread(&phone, form, |at| inside.get(at).cloned().unwrap_or_default());
        let grouped = spread(&phone, form, |at| match at {
            2 => groups[0].clone(),
            6 => groups[1].clone(),
            _ => String::new(),
        });
        let halves = spread(&phone, form, |at| {
            if at == half { format!("{space}{}{space}", groups[0]) } else { String::new() }
        });
        for number in [any, grouped, halves] {
            let text = format!("{before}{number}{after}");
            prop_assert_eq!(kinds(&text), vec![Found::Phone], "{}", text);
            prop_assert!(!masked(&text).contains(&number), "{}", text);
        }
    }

    #[test]
    fn dates_doors_and_orders_are_no_phones(
        (year, month, day) in (2000_u32..2100, 1_u32..13, 1_u32..32),
        dash in "[-/.]",
        (house, stairs, floor, flat) in (1_u32..100, 1_u32..10, 1_u32..34, 1_u32..10),
        order in "[1-9][0-9]{18,24}|20[0-9]{10,14}|1[3-9][0-9]{10,12}",
        joint in "(，| |\\n|、)",
    ) {
        let door = format!("{house}-{stairs}-{floor}{flat:02}");
        for date in [
            format!("{year}{dash}{month:02}{dash}{day:02}"),
            format!("{year}{dash}{month}{dash}{day}"),
            format!("{year}年{month}月{day}日"),
        ] {
            for text in [
                format!("{date}{joint}{door}"),
                format!("{door}{joint}{date}"),
                format!("{door}室，订单号{order}，{date}"),
            ] {
                prop_assert!(!kinds(&text).contains(&Found::Phone), "{}", text);
            }
        }
    }
}
