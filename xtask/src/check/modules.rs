//! Who may name whom. Cargo enforces this between crates; inside the app nothing else does.

mod rules;

use super::{Finding, own_files};
use crate::project;
use anyhow::Result;
use rules::RULES;
use std::fs;

pub fn findings() -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for file in own_files()?.iter().filter(|name| name.ends_with(".rs")) {
        let text = fs::read_to_string(project::at(file))?;
        found.extend(silent_command(file, &text).map(|rule| Finding {
            place: file.clone(),
            rule,
        }));
        for (at, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            found.extend(broken(file, code).into_iter().map(|rule| Finding {
                place: format!("{file}:{}", at + 1),
                rule,
            }));
        }
    }
    Ok(found)
}

/// The rules that one line of a file breaks.
fn broken(file: &str, code: &str) -> Vec<String> {
    let mut rules: Vec<String> = RULES
        .iter()
        .filter(|rule| file.starts_with(rule.inside))
        .filter(|rule| !rule.except.iter().any(|folder| file.starts_with(folder)))
        .filter(|rule| names(code, rule.word))
        .map(|rule| format!("`{}`: {}", rule.word, rule.why))
        .collect();
    if let Some(other) = other_feature(file, code) {
        rules.push(format!(
            "`crate::features::{other}`: features never import each other"
        ));
    }
    rules
}

/// How a command asks for the right to act: by itself, or through what reads the thing it is about.
const ASKS: [&str; 6] = [
    "may(",
    "allowed(",
    "oneself(",
    "change::lock(",
    "found.may(",
    "media::sender(",
];

/// A file of commands of which none asks for a right. Seeds are no commands of anybody.
fn silent_command(file: &str, text: &str) -> Option<String> {
    let asked_for = file.starts_with("crates/store/src/commands/")
        && !file.starts_with("crates/store/src/commands/seed/")
        && !file.contains("tests");
    let silent = asked_for
        && text.contains("impl Command for")
        && !ASKS.iter().any(|ask| text.contains(ask));
    silent.then(|| "a command begins with `rules::policy::may`".to_owned())
}

/// Whether the word stands there by itself; `wasm_bindgen_futures` does not name `wasm_bindgen`.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(part_of_name) && !after.is_some_and(part_of_name)
    })
}

fn other_feature<'a>(file: &str, code: &'a str) -> Option<&'a str> {
    let (own, _) = file.strip_prefix("src/features/")?.split_once('/')?;
    let (_, rest) = code.split_once("crate::features::")?;
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    let other = &rest[..end];
    (other != own).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::{broken, silent_command};

    #[test]
    fn finds_a_command_that_asks_nobody() {
        let file = "crates/store/src/commands/meta/set.rs";
        let silent = "impl Command for SetMeta { async fn run() { write().await } }";
        assert!(silent_command(file, silent).is_some());
        let asks = "impl Command for SetMeta { async fn run() { may(&cx.actor)?; } }";
        assert_eq!(silent_command(file, asks), None);
        assert_eq!(silent_command("crates/store/src/jobs/mod.rs", silent), None);
    }

    #[test]
    fn finds_what_is_not_allowed() {
        assert_eq!(broken("src/ui/card.rs", "use web_sys::Window;").len(), 1);
        assert_eq!(
            broken("src/features/home/mod.rs", "use gloo_net::http::Request;").len(),
            1
        );
        assert_eq!(
            broken(
                "src/features/home/mod.rs",
                "use crate::features::report::x;"
            )
            .len(),
            1
        );
        assert_eq!(
            broken("crates/server/src/http/mod.rs", "use sea_orm::Value;").len(),
            1
        );
        assert_eq!(
            broken("crates/rules/src/lib.rs", "use axum::Router;").len(),
            1
        );
        assert_eq!(
            broken("crates/import/src/join.rs", "use demo::place;").len(),
            1
        );
        for line in [
            "may(&caller.actor, Act::Look, &Facts::none())?;",
            "policy::report_can(&actor, facts)",
            "input.validate()?;",
        ] {
            let found = broken("crates/server/src/http/me/read.rs", line);
            assert_eq!(found.len(), 1, "{line}");
        }
        assert_eq!(
            broken("src/ui/card.rs", "view! { <p inner_html=text/> }").len(),
            1
        );
    }

    #[test]
    fn leaves_the_rest_alone() {
        assert_eq!(
            broken("src/platform/dom.rs", "use web_sys::Window;"),
            Vec::<String>::new()
        );
        assert_eq!(
            broken(
                "src/features/home/mod.rs",
                "use crate::features::home::model;"
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            broken("src/api/client.rs", "use gloo_net::http::Request;"),
            Vec::<String>::new()
        );
        assert_eq!(
            broken("src/state/x.rs", "wasm_bindgen_futures::spawn_local(x)"),
            Vec::<String>::new()
        );
        assert_eq!(
            broken(
                "crates/store/src/commands/media/upload.rs",
                "policy::may(&cx.actor, Act::UploadPhoto, &Facts::none())?;"
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            broken("crates/store/src/lib.rs", "use sea_orm::Value;"),
            Vec::<String>::new()
        );
    }
}
