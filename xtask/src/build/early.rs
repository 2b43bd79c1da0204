//! Fills in the pages that `index.html` holds whole, so that they can be seen and used before the app
//! is there. Their words are those of the app, in all languages; the style sheet shows the active one.
//!
//! `{{report.text}}` stands for a text of `src/i18n/strings`, `{{boot.slow}}` for one of `src/i18n/boot.json`,
//! which the app does not need, `{{common.step_of|1|3}}` for one with values, `{{icon:camera}}` for an icon,
//! `{{sprite}}` for the drawings of all icons and pictures.

use super::icons;
use crate::project;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

type Area = BTreeMap<String, [String; 3]>;

/// Rewrites `index.html` in this folder.
///
/// # Errors
/// When a token names a text that does not exist.
pub fn fill(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index)?;
    let filled = replace(&page, |token| match token.split_once(':') {
        Some(("icon", name)) => Ok(icon(name)),
        _ if token == "sprite" => icons::sprite(),
        _ => words(token),
    })?;
    project::write(&index, filled)
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
    use super::{in_all_languages, replace, words};

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
    fn an_unknown_text_stops_the_build() {
        assert!(words("report.text").unwrap().contains("发生了什么"));
        assert!(words("report.no_such_text").is_err());
        assert!(words("nothing").is_err());
    }
}
