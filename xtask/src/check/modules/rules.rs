//! The edges that must not be.

/// Files below `inside` (and not below `except`) must not contain `word`.
pub(super) struct Rule {
    pub inside: &'static str,
    pub except: &'static [&'static str],
    pub word: &'static str,
    pub why: &'static str,
}

const fn rule(
    inside: &'static str,
    except: &'static [&'static str],
    word: &'static str,
    why: &'static str,
) -> Rule {
    Rule {
        inside,
        except,
        word,
        why,
    }
}

pub(super) const RULES: &[Rule] = &[
    rule(
        "src/",
        &["src/api/"],
        "gloo_net",
        "only src/api speaks HTTP",
    ),
    rule(
        "src/",
        &["src/platform/"],
        "web_sys",
        "only src/platform touches the browser",
    ),
    rule(
        "src/",
        &["src/platform/"],
        "js_sys",
        "only src/platform touches the browser",
    ),
    rule(
        "src/",
        &["src/platform/"],
        "wasm_bindgen",
        "only src/platform touches the browser",
    ),
    rule(
        "src/",
        &[],
        "inner_html",
        "text reaches the page through text nodes only",
    ),
    rule(
        "src/platform/",
        &[],
        "crate::api",
        "platform uses nothing of ours",
    ),
    rule(
        "src/platform/",
        &[],
        "crate::state",
        "platform uses nothing of ours",
    ),
    rule(
        "src/platform/",
        &[],
        "crate::ui",
        "platform uses nothing of ours",
    ),
    rule(
        "src/platform/",
        &[],
        "crate::features",
        "platform uses nothing of ours",
    ),
    rule(
        "src/platform/",
        &[],
        "crate::i18n",
        "platform uses nothing of ours",
    ),
    rule("src/i18n/", &[], "crate::api", "i18n uses platform only"),
    rule("src/i18n/", &[], "crate::state", "i18n uses platform only"),
    rule("src/i18n/", &[], "crate::ui", "i18n uses platform only"),
    rule(
        "src/i18n/",
        &[],
        "crate::features",
        "i18n uses platform only",
    ),
    rule("src/api/", &[], "crate::ui", "api knows no view"),
    rule("src/api/", &[], "crate::state", "api keeps no state"),
    rule("src/api/", &[], "crate::features", "api knows no feature"),
    rule("src/state/", &[], "crate::ui", "state knows no view"),
    rule(
        "src/state/",
        &[],
        "crate::features",
        "state knows no feature",
    ),
    rule(
        "src/ui/",
        &[],
        "crate::api",
        "the design system fetches nothing",
    ),
    rule(
        "src/ui/",
        &[],
        "crate::state",
        "the design system knows no session",
    ),
    rule(
        "src/ui/",
        &[],
        "crate::features",
        "the design system knows no feature",
    ),
    rule(
        "crates/",
        &["crates/store/"],
        "sea_orm",
        "only store speaks to the database",
    ),
    rule(
        "crates/",
        &["crates/store/"],
        "sqlx",
        "only store speaks to the database",
    ),
    rule(
        "crates/",
        &["crates/server/"],
        "axum",
        "only server speaks HTTP",
    ),
    rule(
        "crates/server/src/http/",
        &[],
        "policy",
        "commands and queries of store ask for rights",
    ),
    rule(
        "crates/server/src/http/",
        &[],
        "may",
        "commands and queries of store ask for rights",
    ),
    rule(
        "crates/server/src/http/",
        &[],
        "validate",
        "commands of store validate their input",
    ),
    rule(
        "crates/import/",
        &[],
        "demo",
        "a real community needs nothing invented",
    ),
    rule(
        "crates/import/",
        &[],
        "store",
        "the importer reads files; a command of store writes",
    ),
    rule(
        "crates/demo/",
        &[],
        "store",
        "the generator knows no database",
    ),
];
