use super::*;
use crate::community::SpanUnit;

const LONG: usize = 20_000;

fn category() -> CategoryInput {
    CategoryInput {
        code: "light".into(),
        name: LocalText::new("路灯照明"),
        icon: "lightbulb".into(),
        keywords: vec!["路灯".into()],
        responsible: LocalText::new("物业工程部"),
        accept_within_min: 60,
        finish_within: Span {
            amount: 3,
            unit: SpanUnit::WorkingDays,
        },
        near_radius_m: 50,
        private_by_default: false,
        active: true,
        sort: 0,
    }
}

fn phone() -> PhoneInput {
    PhoneInput {
        label: LocalText::new("物业值班"),
        number: "021-64123456".into(),
        hours: Some(LocalText::new("全天")),
        sort: 0,
    }
}

/// The one wrong field.
fn wrong(result: Result<(), FieldErrors>) -> (String, FieldCode) {
    let errors = result.unwrap_err();
    assert_eq!(errors.0.len(), 1, "{errors:?}");
    (errors.0[0].field.clone(), errors.0[0].code)
}

fn in_every_language(text: &LocalText, words: &str) -> [(&'static str, LocalText); 3] {
    let of = |zh_hans: &str, zh_hant, en| LocalText {
        zh_hans: zh_hans.into(),
        zh_hant,
        en,
    };
    let words = || Some(words.to_owned());
    [
        ("zh_hans", of(&words().unwrap(), None, None)),
        ("zh_hant", of(&text.zh_hans, words(), None)),
        ("en", of(&text.zh_hans, None, words())),
    ]
}

#[test]
fn ordinary_settings_are_fine() {
    assert_eq!(category().validate(), Ok(()));
    assert_eq!(phone().validate(), Ok(()));
}

#[test]
fn every_language_of_a_name_has_its_limit() {
    let long = "长".repeat(LONG);
    let too_long = |field: &str, lang| (format!("{field}.{lang}"), FieldCode::TooLong);
    for (lang, name) in in_every_language(&category().name, &long) {
        let input = CategoryInput { name, ..category() };
        assert_eq!(wrong(input.validate()), too_long("name", lang));
    }
    for (lang, responsible) in in_every_language(&category().responsible, &long) {
        let input = CategoryInput {
            responsible,
            ..category()
        };
        assert_eq!(wrong(input.validate()), too_long("responsible", lang));
    }
    for (lang, label) in in_every_language(&phone().label, &long) {
        let input = PhoneInput { label, ..phone() };
        assert_eq!(wrong(input.validate()), too_long("label", lang));
    }
    for (lang, hours) in in_every_language(&phone().label, &long) {
        let input = PhoneInput {
            hours: Some(hours),
            ..phone()
        };
        assert_eq!(wrong(input.validate()), too_long("hours", lang));
    }
}

#[test]
fn what_nobody_sees_counts_too() {
    let name = LocalText::new(format!("路灯{}", "\u{200b}".repeat(LONG)));
    let input = CategoryInput { name, ..category() };
    assert_eq!(wrong(input.validate()).1, FieldCode::TooLong);
    let name = LocalText::new("\u{200b}\u{3164}");
    let input = CategoryInput { name, ..category() };
    assert_eq!(wrong(input.validate()).1, FieldCode::Required);
}

#[test]
fn an_icon_is_the_name_of_one() {
    for icon in ["", "Lamp", "lamp post", "../lamp", "灯", &"a".repeat(41)] {
        let input = CategoryInput {
            icon: icon.into(),
            ..category()
        };
        let expected = ("icon".to_owned(), FieldCode::Invalid);
        assert_eq!(wrong(input.validate()), expected, "{icon}");
    }
}

#[test]
fn keywords_are_few_and_short() {
    for (keywords, code) in [
        (vec!["灯".to_owned(); 41], FieldCode::TooMany),
        (vec!["长".repeat(21)], FieldCode::TooLong),
        (vec!["灯".into(), " ".into()], FieldCode::Required),
        (vec!["\u{200b}".into()], FieldCode::Required),
    ] {
        let input = CategoryInput {
            keywords,
            ..category()
        };
        let expected = ("keywords".to_owned(), code);
        assert_eq!(wrong(input.validate()), expected);
    }
}

#[test]
fn a_phone_is_digits_and_few_hyphens() {
    for number in ["12", "021 64123456", "12345-", "400-820-8820"] {
        let ok = phone_of(number).validate().is_ok();
        assert_eq!(ok, !matches!(number, "12" | "021 64123456"), "{number}");
    }
    let hyphens = format!("110{}", "-".repeat(LONG));
    for number in [hyphens.as_str(), &"1".repeat(21), "电话"] {
        let expected = ("number".to_owned(), FieldCode::Invalid);
        assert_eq!(wrong(phone_of(number).validate()), expected);
    }
    let missing = ("number".to_owned(), FieldCode::Required);
    assert_eq!(wrong(phone_of("").validate()), missing);
}

fn phone_of(number: &str) -> PhoneInput {
    PhoneInput {
        number: number.into(),
        ..phone()
    }
}

#[test]
fn a_workers_public_name_holds_no_number() {
    let input = GrantInput {
        phone: "13800000001".into(),
        role: Role::Staff,
        grid: None,
        name: "王工13800000001".into(),
    };
    let expected = ("name".to_owned(), FieldCode::PersonalNumber);
    assert_eq!(wrong(input.validate()), expected);
}
