//! Tests the colour pairs of `style/tokens.css` against WCAG: 4.5:1 for text, 7:1 for text in
//! 长辈版, 3:1 for the edges of controls and the focus ring.

use std::collections::HashMap;

const CSS: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/components/map_view.css")
);

type Tokens = HashMap<String, [f64; 3]>;

/// The colours that hold for a root with these attributes, later blocks over earlier ones.
fn tokens(selectors: &[&str]) -> Tokens {
    let mut found = Tokens::new();
    for block in CSS.split('}') {
        let Some((head, body)) = block.split_once('{') else {
            continue;
        };
        let head = head.rsplit("*/").next().unwrap_or(head).trim();
        if !selectors.contains(&head) {
            continue;
        }
        let lines = body
            .split(';')
            .filter_map(|line| line.trim().strip_prefix("--"));
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            if let Some(color) = parse(value.trim()) {
                found.insert(name.to_owned(), color);
            }
        }
    }
    found
}

fn parse(value: &str) -> Option<[f64; 3]> {
    let hex = value.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let part = |at: usize| {
        u8::from_str_radix(&hex[at..at + 2], 16)
            .ok()
            .map(|n| f64::from(n) / 255.0)
    };
    Some([part(0)?, part(2)?, part(4)?])
}

/// Relative luminance (WCAG 2.2).
fn luminance(color: [f64; 3]) -> f64 {
    let [r, g, b] = color.map(|c| {
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn ratio(tokens: &Tokens, front: &str, back: &str) -> f64 {
    let (a, b) = (luminance(tokens[front]), luminance(tokens[back]));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const LIGHT: &str = ":root";
const MAP: &str = ".l-map,\n.l-still,\n.l-legend";
const MAP_DARK: &str = ":root[data-theme=\"dark\"] .l-map,\n:root[data-theme=\"dark\"] .l-still,\n:root[data-theme=\"dark\"] .l-legend";
const DARK: &str = ":root[data-theme=\"dark\"]";
const ELDER: &str = ":root[data-mode=\"elder\"]";
const ELDER_DARK: &str = ":root[data-mode=\"elder\"][data-theme=\"dark\"]";

/// Words on their grounds.
const TEXT: [(&str, &str); 23] = [
    ("map-ink", "map-building"),
    ("map-many-ink", "map-many"),
    ("ink", "ground"),
    ("ink", "card"),
    ("ink", "sunk"),
    ("ink", "brand-soft"),
    ("ink", "pic-sky"),
    ("ink-2", "ground"),
    ("ink-2", "card"),
    ("ink-2", "neutral-soft"),
    ("ink-2", "pic-sky"),
    ("brand", "ground"),
    ("brand", "card"),
    ("brand", "brand-soft"),
    ("on-brand", "brand"),
    ("on-brand", "brand-strong"),
    ("on-brand-2", "brand"),
    ("green", "green-soft"),
    ("blue", "blue-soft"),
    ("amber", "amber-soft"),
    ("red", "red-soft"),
    ("red", "card"),
    ("red", "ground"),
];

/// Edges that a person must see to know that there is a control.
const EDGES: [(&str, &str); 6] = [
    ("edge", "card"),
    ("edge", "ground"),
    ("brand", "card"),
    ("focus", "card"),
    ("focus", "ground"),
    ("card", "seal"),
];

fn check(selectors: &[&str], text: f64) {
    let tokens = tokens(selectors);
    let too_weak = |pairs: &[(&str, &str)], least: f64| -> Vec<String> {
        let weak = pairs
            .iter()
            .map(|(f, b)| (f, b, ratio(&tokens, f, b)))
            .filter(|(.., r)| *r < least);
        weak.map(|(f, b, r)| format!("{f} on {b}: {r:.2} < {least}"))
            .collect()
    };
    let mut weak = too_weak(&TEXT, text);
    weak.extend(too_weak(&EDGES, 3.0));
    assert!(weak.is_empty(), "{selectors:?}: {weak:#?}");
}

#[test]
fn standard_light() {
    check(&[LIGHT, MAP], 4.5);
}

#[test]
fn standard_dark() {
    check(&[LIGHT, MAP, DARK, MAP_DARK], 4.5);
}

#[test]
fn elder_light() {
    check(&[LIGHT, MAP, ELDER], 7.0);
}

#[test]
fn elder_dark() {
    check(&[LIGHT, MAP, DARK, MAP_DARK, ELDER, ELDER_DARK], 7.0);
}

#[test]
fn known_ratio() {
    let tokens = Tokens::from([("a".into(), [0.0; 3]), ("b".into(), [1.0; 3])]);
    assert!((ratio(&tokens, "a", "b") - 21.0).abs() < 1e-9);
}
