use super::{Misfit, read};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Debug;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    small: u8,
    negative: i64,
    large: u64,
    real: f64,
    whole_as_real: f64,
    yes: bool,
    text: String,
    nothing: Option<String>,
    #[serde(default)]
    left_out: Option<bool>,
    pair: (u8, String),
    list: Vec<Kind>,
    by_name: BTreeMap<String, i32>,
    kind: Kind,
    tagged: Vec<Tagged>,
    #[serde(flatten)]
    more: More,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    TheOne,
    Number(i16),
    Both(u8, u8),
    Named { a: bool },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
enum Tagged {
    Plain,
    With(String),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct More {
    further: Id,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Id(uuid::Uuid);

fn sample() -> Everything {
    Everything {
        small: 255,
        negative: i64::MIN,
        large: u64::MAX,
        real: -0.1,
        whole_as_real: 3.0,
        yes: true,
        text: "灯\n\"坏\"了\u{1f3ee}".into(),
        nothing: None,
        left_out: Some(false),
        pair: (1, "二".into()),
        list: vec![
            Kind::TheOne,
            Kind::Number(-7),
            Kind::Both(1, 2),
            Kind::Named { a: true },
        ],
        by_name: BTreeMap::from([("甲".into(), 1), ("乙".into(), -2)]),
        kind: Kind::TheOne,
        tagged: vec![Tagged::Plain, Tagged::With("话".into())],
        more: More {
            further: Id(uuid::Uuid::from_u128(7)),
        },
    }
}

#[test]
fn whatever_serde_writes_is_read() {
    let text = serde_json::to_string(&sample()).unwrap();
    assert_eq!(read(&text), Ok(sample()));
    assert_eq!(
        read::<serde_json::Value>(&text).unwrap(),
        serde_json::to_value(sample()).unwrap()
    );
}

#[test]
fn a_field_that_nobody_knows_is_passed_over_and_one_may_be_missing() {
    let text = serde_json::to_string(&sample()).unwrap();
    let more = text.replacen('{', r#"{"unheard_of":{"a":[1,{"b":null}]},"#, 1);
    assert_eq!(read(&more), Ok(sample()));
    let mut less = sample();
    less.left_out = None;
    assert_eq!(read(&text.replace(r#""left_out":false,"#, "")), Ok(less));
}

#[test]
fn a_whole_number_is_read_as_a_real_one() {
    assert_eq!(read("[3, -3]"), Ok([3.0_f64, -3.0]));
}

fn refused<T: DeserializeOwned + Debug + PartialEq>(texts: &[&str]) {
    for text in texts {
        assert_eq!(read::<T>(text), Err(Misfit), "{text}");
        assert!(serde_json::from_str::<T>(text).is_err(), "{text}");
    }
}

#[test]
fn whatever_does_not_fit_is_refused() {
    refused::<u8>(&["256", "-1", "1.5", "\"1\"", "null", "", "{", "1 2"]);
    refused::<bool>(&["0", "\"true\"", "null"]);
    refused::<String>(&["1", "null", "[\"a\"]", "{\"a\":\"b\"}"]);
    refused::<Kind>(&[
        "\"unknown\"",
        "\"number\"",
        "{}",
        "{\"number\":\"a\"}",
        "{\"named\":{}}",
        "1",
    ]);
    refused::<More>(&[
        "{}",
        "{\"further\":\"no id\"}",
        "{\"further\":null}",
        "\"further\"",
    ]);
    refused::<Vec<u8>>(&["{}", "[1,\"a\"]", "\"a\""]);
}
