//! Words that belong to one place only.

/// Files below `inside` (and not below `except`) must not name `word`.
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

const BROWSER: &str = "only src/platform touches the browser";
const DATABASE: &str = "only store speaks to the database";
const RIGHTS: &str = "commands and queries of store ask for rights";

#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    rule("src/", &["src/api/"], "gloo_net", "only src/api speaks HTTP"),
    rule("src/", &["src/platform/"], "web_sys", BROWSER),
    rule("src/", &["src/platform/"], "js_sys", BROWSER),
    rule("src/", &["src/platform/"], "wasm_bindgen", BROWSER),
    rule("src/", &[], "inner_html", "text reaches the page through text nodes only"),
    rule("crates/", &["crates/store/"], "sea_orm", DATABASE),
    rule("crates/", &["crates/store/"], "sqlx", DATABASE),
    rule("crates/", &["crates/server/"], "axum", "only server speaks HTTP"),
    rule("crates/server/src/http/", &[], "policy", RIGHTS),
    rule("crates/server/src/http/", &[], "may", RIGHTS),
    rule("crates/server/src/http/", &[], "validate", "commands of store validate their input"),
    rule("crates/import/", &[], "demo", "a real community needs nothing invented"),
    rule("crates/import/", &[], "store", "the importer reads files; a command of store writes"),
    rule("crates/demo/", &[], "store", "the generator knows no database"),
];
