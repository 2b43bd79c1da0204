//! `cargo xtask i18n`: zh-Hant texts from the zh-Hans ones; and the check of those texts that only
//! the pages without the app show. The others are checked by the compiler, through `build.rs`.

pub mod rules;

use crate::check::Finding;
use crate::{project, setup, step};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

#[derive(clap::Args)]
pub struct Options {
    /// Write all zh-Hant texts anew, not only the missing ones
    #[arg(long)]
    all: bool,
}

/// Fills in zh-Hant where it is empty, and lists texts that hold simplified characters.
///
/// # Errors
/// When a catalogue is not readable.
pub fn run(options: &Options) -> Result<()> {
    setup::npm::ready()?;
    let mut node = step::command("node");
    node.arg("xtask/i18n.mjs");
    if options.all {
        node.arg("--all");
    }
    step::run(&mut node, "Are src/i18n/strings and boot.json valid JSON?")
}

/// The texts of the pages that are there without the app.
pub const BOOT: &str = "src/i18n/boot.json";
/// Those pages.
pub const PAGES: [&str; 2] = ["index.html", "public/hotline.html"];

/// Every text of [`BOOT`] is there in all languages and shown, and none is missing.
///
/// # Errors
/// When one of the files can not be read.
pub fn findings() -> Result<Vec<Finding>> {
    let texts = fs::read(project::at(BOOT)).context(BOOT)?;
    let texts = serde_json::from_slice(&texts).context(BOOT)?;
    let mut all = String::new();
    for page in PAGES {
        all += &fs::read_to_string(project::at(page)).context(page)?;
    }
    let finding = |rule| Finding {
        place: BOOT.to_owned(),
        rule,
    };
    Ok(faults(&texts, &all).into_iter().map(finding).collect())
}

fn faults(texts: &BTreeMap<String, Vec<String>>, page: &str) -> Vec<String> {
    let tokens = page.split("{{boot.").skip(1);
    let named: BTreeSet<&str> = tokens
        .filter_map(|rest| rest.split(['}', '|']).next())
        .collect();
    let wrong = texts
        .iter()
        .filter_map(|(key, words)| rules::check(&format!("boot.{key}"), words).err());
    let unused = texts
        .keys()
        .filter(|key| !named.contains(key.as_str()))
        .map(|key| format!("text boot.{key} stands on no page"));
    let missing = named
        .iter()
        .filter(|key| !texts.contains_key(**key))
        .map(|key| format!("a page shows boot.{key}, which is no text"));
    wrong.chain(unused).chain(missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        all.iter()
            .map(|(key, said)| ((*key).to_owned(), words(said)))
            .collect()
    }

    #[test]
    fn the_texts_before_the_app_are_whole_and_used() {
        let rules: Vec<String> = findings().unwrap().into_iter().map(|f| f.rule).collect();
        assert_eq!(rules, [""; 0]);
    }

    #[test]
    fn a_language_that_is_missing_is_named() {
        let page = "<p>{{boot.slow}}</p><p>{{boot.old}}</p>";
        let said = |words: &[&str]| {
            faults(
                &texts(&[("slow", words), ("old", &["旧", "舊", "old"])]),
                page,
            )
        };
        assert_eq!(said(&["慢", "慢", "slow"]), [""; 0]);
        for words in [&["慢", "慢"][..], &["慢", "慢", " "]] {
            assert_eq!(said(words), ["text boot.slow is missing in en"]);
        }
        assert_eq!(
            said(&["慢", "", "slow"]),
            ["text boot.slow is missing in zh-Hant"]
        );
        assert_eq!(said(&[]), ["text boot.slow has no words"]);
        assert_eq!(said(&["慢", "慢", "slow", "lent"]).len(), 1);
        assert_eq!(said(&["等{0}", "等", "wait {0}"]).len(), 1);
        assert_eq!(said(&["慢,等", "慢，等", "slow, wait"]).len(), 1);
    }

    #[test]
    fn what_nobody_sees_and_what_is_not_there_are_named() {
        let all = texts(&[("slow", &["慢", "慢", "slow"])]);
        assert_eq!(
            faults(&all, "{{boot.fast|1}}{{report.text}}"),
            [
                "text boot.slow stands on no page",
                "a page shows boot.fast, which is no text"
            ]
        );
    }
}
