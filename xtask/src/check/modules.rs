//! Who may name whom. Cargo enforces this between crates; inside the app nothing else does.

mod app;
mod commands;
mod names;
mod rules;
mod store;

use super::{Finding, own_files};
use crate::project;
use anyhow::{Context, Result};
use rules::RULES;
use std::fs;

pub fn findings() -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for file in own_files()?.iter().filter(|name| name.ends_with(".rs")) {
        let text = fs::read_to_string(project::at(file))?;
        found.extend(broken(file, &text).with_context(|| file.clone())?);
    }
    Ok(found)
}

/// What a file names or leaves out against the rules.
fn broken(file: &str, text: &str) -> Result<Vec<Finding>> {
    let tokens = names::tokens(text)?;
    let mut found: Vec<Finding> = commands::silent(file, &tokens)
        .into_iter()
        .map(|rule| Finding {
            place: file.to_owned(),
            rule,
        })
        .collect();
    for named in names::names(&tokens) {
        let words = RULES
            .iter()
            .filter(|rule| file.starts_with(rule.inside))
            .filter(|rule| !rule.except.iter().any(|folder| file.starts_with(folder)))
            .filter(|rule| named.segments.iter().any(|segment| segment == rule.word))
            .map(|rule| format!("`{}`: {}", rule.word, rule.why));
        let parts = app::refused(file, &named)
            .into_iter()
            .chain(store::refused(file, &named));
        found.extend(words.chain(parts).map(|rule| Finding {
            place: format!("{file}:{}", named.line),
            rule,
        }));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(file: &str, text: &str) -> usize {
        broken(file, text).unwrap().len()
    }

    #[test]
    fn finds_what_is_not_allowed() {
        for (file, text) in [
            ("src/ui/card.rs", "use web_sys::Window;"),
            ("src/ui/card.rs", "view! { <p inner_html=text/> }"),
            ("src/ui/card.rs", "use crate::api;"),
            ("src/features/home/mod.rs", "use gloo_net::http::Request;"),
            (
                "src/features/home/mod.rs",
                "use {leptos::view, gloo_net::X};",
            ),
            ("src/ui/card.rs", "f(\"https://x\", web_sys::window())"),
            ("crates/server/src/http/mod.rs", "use sea_orm::Value;"),
            ("crates/rules/src/lib.rs", "use axum::Router;"),
            ("crates/import/src/join.rs", "use demo::place;"),
            (
                "crates/store/src/commands/meta/set.rs",
                "impl Command for SetMeta { fn run() { write() } }",
            ),
            (
                "crates/store/src/commands/meta/set.rs",
                "use crate::{Tx, queries::meta};",
            ),
            (
                "crates/store/src/queries/meta.rs",
                "use super::super::commands::meta::put;",
            ),
            (
                "crates/store/src/model/reports/facts.rs",
                "use crate::queries::reports;",
            ),
        ] {
            assert_eq!(count(file, text), 1, "{file}: {text}");
        }
        for line in [
            "may(&caller.actor, Act::Look, &Facts::none())?;",
            "policy::report_can(&actor, facts)",
            "input.validate()?;",
        ] {
            let found = count("crates/server/src/http/me/read.rs", line);
            assert_eq!(found, 1, "{line}");
        }
    }

    #[test]
    fn leaves_the_rest_alone() {
        for (file, text) in [
            ("src/platform/dom.rs", "use web_sys::Window;"),
            ("src/api/client.rs", "use gloo_net::http::Request;"),
            ("src/state/x.rs", "wasm_bindgen_futures::spawn_local(x)"),
            ("src/ui/card.rs", "/// As web_sys does.\nfn f() {}"),
            (
                "crates/store/src/commands/media/upload.rs",
                "policy::may(&cx.actor, Act::UploadPhoto, &Facts::none())?;",
            ),
            ("crates/store/src/lib.rs", "use sea_orm::Value;"),
            ("crates/store/src/session.rs", "use crate::commands::X;"),
            (
                "crates/store/src/queries/meta.rs",
                "use crate::model::X; mod tests { use crate::commands::meta::SetMeta; }",
            ),
            (
                "crates/store/src/commands/meta/tests.rs",
                "use crate::queries::meta;",
            ),
        ] {
            assert_eq!(count(file, text), 0, "{file}: {text}");
        }
    }
}
