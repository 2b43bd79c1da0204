//! Which module of the app may name which. What is not in the table is refused, and the picture in
//! `docs/ARCHITECTURE.md` is the table once more: a test holds them together.

use super::names::Named;

/// A module, and those that it may name besides itself.
pub(super) const MAY_NAME: &[(&str, &[&str])] = &[
    ("main", &["app"]),
    (
        "app",
        &[
            "features", "shared", "routing", "api", "state", "ui", "i18n", "platform",
        ],
    ),
    (
        "features",
        &[
            "shared", "lazy", "routing", "api", "state", "ui", "i18n", "paths", "platform", "json",
        ],
    ),
    (
        "shared",
        &["api", "state", "ui", "i18n", "paths", "platform"],
    ),
    (
        "lazy",
        &["routing", "api", "ui", "i18n", "paths", "platform"],
    ),
    ("state", &["api", "i18n", "platform", "json"]),
    ("ui", &["i18n", "paths", "platform", "json"]),
    ("api", &["platform", "json"]),
    ("i18n", &["platform", "json"]),
    ("paths", &[]),
    ("routing", &[]),
    ("platform", &["json"]),
    ("json", &[]),
];

/// Macros stand at the root of the app, wherever they were written.
const MACROS: [(&str, &str); 2] = [("lazy_group", "lazy"), ("lazy_routes", "lazy")];

/// What a path of a file of the app names that the file may not.
pub(super) fn refused(file: &str, named: &Named) -> Option<String> {
    let own = module_of(file)?;
    let from = own.first().map_or("main", String::as_str);
    let aim = resolve(&own, named)?;
    let Some(to) = aim.first() else {
        // `pub(crate)` names nothing; under another name the whole app could be named unseen.
        return named
            .renamed
            .then(|| "the whole app under another name".to_owned());
    };
    let to = MACROS
        .iter()
        .find(|(name, _)| name == to)
        .map_or(to.as_str(), |(_, module)| module);
    if to == from {
        return other_feature(&own, &aim);
    }
    let allowed = MAY_NAME
        .iter()
        .find(|(name, _)| *name == from)
        .is_some_and(|(_, list)| list.contains(&to));
    (!allowed).then(|| format!("`{to}`: `{from}` does not name it (docs/ARCHITECTURE.md)"))
}

/// `src/ui/card.rs` → `ui`, `card`.
fn module_of(file: &str) -> Option<Vec<String>> {
    let path = file.strip_prefix("src/")?.strip_suffix(".rs")?;
    let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") || path == "main" {
        parts.pop();
    }
    Some(parts)
}

/// The path from the root of the app on; `None` when it does not say that it begins in the app.
fn resolve(own: &[String], named: &Named) -> Option<Vec<String>> {
    let mut here: Vec<String> = own.iter().chain(&named.inside).cloned().collect();
    let mut rest = named.segments.as_slice();
    match rest.first()?.as_str() {
        "crate" => {
            here.clear();
            rest = &rest[1..];
        }
        "self" | "super" => {}
        // At the root the modules are in sight without any prefix.
        first if here.is_empty() && rest.len() > 1 && is_module(first) => {}
        _ => return None,
    }
    while let Some(step) = rest
        .first()
        .filter(|step| *step == "self" || *step == "super")
    {
        if step == "super" {
            here.pop();
        }
        rest = &rest[1..];
    }
    here.extend(rest.iter().filter(|part| *part != "self").cloned());
    Some(here)
}

fn is_module(name: &str) -> bool {
    MAY_NAME.iter().any(|(module, _)| *module == name)
}

/// A feature names itself only; all features at once are others, too.
fn other_feature(own: &[String], aim: &[String]) -> Option<String> {
    let feature = own.get(1).filter(|_| own[0] == "features")?;
    let other = aim.get(1).map_or("*", String::as_str);
    (other != feature).then(|| format!("`features::{other}`: features never import each other"))
}

#[cfg(test)]
mod tests {
    use super::super::names::{names, tokens};
    use super::*;
    use crate::project;
    use std::fs;

    fn found(file: &str, text: &str) -> Vec<String> {
        let named = names(&tokens(text).unwrap());
        named.iter().filter_map(|n| refused(file, n)).collect()
    }

    #[test]
    fn refuses_what_is_not_in_the_table() {
        for (file, text) in [
            ("src/shared/words.rs", "use crate::features::home::model;"),
            ("src/ui/card.rs", "use crate::shared::words;"),
            ("src/ui/card.rs", "use crate::api::ApiError;"),
            ("src/state/session.rs", "use crate::ui::prelude::*;"),
            ("src/state/session.rs", "fn f(x: crate::shared::X) {}"),
            ("src/api/client.rs", "use crate::shared::words;"),
            ("src/api/client.rs", "use crate::state::session::Session;"),
            ("src/i18n/when.rs", "use crate::state::session;"),
            ("src/platform/dom.rs", "use crate::i18n::t;"),
            ("src/paths.rs", "use crate::i18n::t;"),
            ("src/lazy.rs", "use crate::features::home;"),
            ("src/ui/card.rs", "crate::lazy_routes! { x: }"),
            ("src/ui/card.rs", "use crate::something_new::X;"),
            ("src/main.rs", "fn main() { ui::start(); }"),
        ] {
            assert_eq!(found(file, text).len(), 1, "{file}: {text}");
        }
    }

    #[test]
    fn no_way_of_writing_escapes() {
        for text in [
            "use crate::{i18n::t, shared::words};",
            "use crate::{\n    platform::{clock, dom},\n    shared::{self},\n};",
            "use {crate::i18n, crate::shared::words};",
            "use super::super::shared::words;",
            "use super::{super::shared, button};",
            "use self::super::super::shared;",
            "mod inner { use super::super::super::shared; }",
            "macro_rules! m { () => { $crate::shared::words::x() } }",
            "view! { <p>{crate::shared::words::x()}</p> }",
            "use crate as app;",
            "use crate::{self as app};",
            "use crate::*;",
            "use crate::{i18n::{self, t}, *};",
        ] {
            let found = found("src/ui/card.rs", text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
        }
    }

    #[test]
    fn features_know_nothing_of_each_other() {
        for text in [
            "use crate::features::report_form::model;",
            "use crate::features::{home::model, report_form};",
            "use super::super::report;",
            "use crate::features::*;",
            "use crate::features;",
        ] {
            let found = found("src/features/home/elder.rs", text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
        }
        let own = "use crate::features::home::model; use super::model; use crate::shared::act;";
        assert_eq!(found("src/features/home/elder.rs", own), [""; 0]);
    }

    #[test]
    fn leaves_alone_what_is_allowed() {
        for (file, text) in [
            ("src/main.rs", "mod ui; fn main() { app::start(); }"),
            ("src/ui/card.rs", "pub(crate) fn f() { pub(super) x }"),
            ("src/ui/card.rs", "// crate::api\nlet x = \"crate::api\";"),
            (
                "src/ui/card.rs",
                "use other::shared::words; use ::shared::x;",
            ),
            ("src/paths.rs", "mod tests { use super::*; }"),
            (
                "src/state/drafts/model/tests.rs",
                "use super::super::super::session;",
            ),
            (
                "src/features/x/mod.rs",
                "use crate::{lazy_group, lazy_routes};",
            ),
        ] {
            assert_eq!(found(file, text), [""; 0], "{file}: {text}");
        }
    }

    #[test]
    fn the_picture_shows_the_table() {
        let text = fs::read_to_string(project::at("docs/ARCHITECTURE.md")).unwrap();
        let (_, after) = text.split_once("the app's modules:\n").unwrap();
        let drawn: Vec<_> = after
            .lines()
            .take_while(|line| !line.starts_with("```"))
            .map(|line| {
                let (from, to) = line.split_once("->").unwrap();
                (from.trim(), to.split_whitespace().collect::<Vec<_>>())
            })
            .collect();
        let table: Vec<_> = MAY_NAME
            .iter()
            .map(|(from, to)| (*from, to.to_vec()))
            .collect();
        assert_eq!(drawn, table);
    }
}
