//! Fills in the texts of the pages that are there without the app: `hotline.html`, and those that `index.html`
//! holds whole, so that they can be seen and used before the app is there. Their words are those of the app, in all languages; the style sheet shows the active one.
//!
//! `{{report.text}}` stands for a text of `src/i18n/strings`, `{{boot.slow}}` for one of `src/i18n/boot.json`,
//! which the app does not need, `{{common.step_of|1|3}}` for one with values, `{{icon:camera}}` for an icon,
//! `{{sprite}}` for the drawings of all icons and pictures. `{{tile:…|…}}` and `{{hero:…|…}}` are parts that
//! several pages have, with what differs: a part's `$1` is the first of those.

use super::icons;
use crate::project;
use crate::texts::{self, rules::LANGUAGES};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Area = BTreeMap<String, [String; 3]>;

/// Rewrites the pages of [`texts::PAGES`] in this folder.
///
/// # Errors
/// When a token names a text that does not exist, or one of [`texts::BOOT`] is not whole or not used.
pub fn fill(dist: &Path) -> Result<()> {
    let faults: Vec<String> = texts::findings()?.into_iter().map(|it| it.rule).collect();
    ensure!(faults.is_empty(), "{}: {}", texts::BOOT, faults.join("; "));
    for page in texts::PAGES {
        let name = Path::new(page).file_name().context(page)?;
        let file = dist.join(name);
        let template = fs::read_to_string(&file).context(page)?;
        project::write(&file, replace(&template, meaning)?)?;
    }
    Ok(())
}

const HERO: &str = include_str!("early/hero.html");
const TILE: &str = include_str!("early/tile.html");

fn meaning(token: &str) -> Result<String> {
    match token.split_once(':') {
        Some(("icon", name)) => Ok(icon(name)),
        Some(("hero", values)) => part(HERO, values),
        Some(("tile", values)) => part(TILE, values),
        _ if token == "sprite" => icons::sprite(),
        _ => words(token),
    }
}

fn part(html: &str, values: &str) -> Result<String> {
    let put =
        |html: String, (at, value): (usize, &str)| html.replace(&format!("${}", at + 1), value);
    let html = values
        .split('|')
        .enumerate()
        .fold(html.trim_end().to_owned(), put);
    ensure!(!html.contains('$'), "index.html: {values} are too few");
    replace(&html, meaning)
}

fn replace(page: &str, mut with: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut out = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        let (token, after) = after
            .split_once("}}")
            .context("index.html: {{ without }}")?;
        out.push_str(before);
        out.push_str(&with(token)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

fn icon(name: &str) -> String {
    format!(
        "<svg class=\"l-icon\" width=\"24\" height=\"24\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#icon-{name}\"></use></svg>"
    )
}

fn words(token: &str) -> Result<String> {
    let mut parts = token.split('|');
    let name = parts.next().unwrap_or_default();
    let values: Vec<&str> = parts.collect();
    let (area, key) = name
        .split_once('.')
        .with_context(|| format!("index.html: {{{{{token}}}}} names no text"))?;
    let folder = if area == "boot" {
        "src/i18n"
    } else {
        "src/i18n/strings"
    };
    let file = project::at(folder).join(format!("{area}.json"));
    let texts: Area = serde_json::from_slice(
        &fs::read(&file).with_context(|| format!("index.html: {{{{{token}}}}}"))?,
    )?;
    let Some(texts) = texts.get(key) else {
        bail!("index.html: {area}.json has no {key}");
    };
    if texts.iter().any(|text| text.contains('#')) {
        bail!("index.html: {area}.{key} counts, which only the app can");
    }
    Ok(in_all_languages(texts, &values))
}

fn in_all_languages(texts: &[String; 3], values: &[&str]) -> String {
    let span = |(language, text): (&&str, &String)| {
        let mut text = text.clone();
        for (at, value) in values.iter().enumerate() {
            text = text.replace(&format!("{{{at}}}"), value);
        }
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<span class=\"l-say\" lang=\"{language}\">{text}</span>")
    };
    LANGUAGES.iter().zip(texts).map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::{in_all_languages, meaning, replace, words};

    #[test]
    fn tokens_are_replaced_in_place() {
        let filled = replace("a{{x}}b{{y|1}}c", |token| Ok(format!("<{token}>"))).unwrap();
        assert_eq!(filled, "a<x>b<y|1>c");
        assert!(replace("a{{x", |_| Ok(String::new())).is_err());
    }

    #[test]
    fn every_language_is_there_with_its_values() {
        let texts = [
            "第{0}步".to_owned(),
            "第{0}步".to_owned(),
            "Step {0} & on".to_owned(),
        ];
        let html = in_all_languages(&texts, &["1"]);
        assert_eq!(
            html,
            "<span class=\"l-say\" lang=\"zh-Hans\">第1步</span>\
             <span class=\"l-say\" lang=\"zh-Hant\">第1步</span>\
             <span class=\"l-say\" lang=\"en\">Step 1 &amp; on</span>"
        );
    }

    #[test]
    fn a_part_has_its_values_and_those_have_their_texts() {
        let html = meaning("tile:l-tile|phone|/call|nav.call|call.title").unwrap();
        assert!(html.starts_with("<li><a class=\"l-tile\" href=\"/call\">"));
        assert!(html.contains("#icon-phone") && html.contains("打电话"));
        assert!(!html.contains("{{"));
        assert!(meaning("tile:l-tile|phone|/call|nav.call").is_err());
        assert!(meaning("tile:l-tile|phone|/call|nav.call|no.text").is_err());
    }

    #[test]
    fn an_unknown_text_stops_the_build() {
        assert!(words("report.text").unwrap().contains("发生了什么"));
        assert!(words("report.no_such_text").is_err());
        assert!(words("nothing").is_err());
    }
}
