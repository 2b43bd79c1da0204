//! Every command asks for the right to act. One that has no caller is named here.

use super::names::{Named, is_word, names, parts};
use proc_macro2::{Delimiter, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// How a command asks: by itself, or through what reads the thing it is about.
const ASKS: [&[&str]; 5] = [
    &["may"],
    &["allowed"],
    &["oneself"],
    &["change", "lock"],
    &["sender"],
];

/// Commands that nobody can send: the installation runs them, or its keeper on the command line.
const OF_THE_INSTALLATION: [&str; 7] = [
    "CompleteJob",
    "FailJob",
    "LeaseJobs",
    "Rebuild",
    "SealEvents",
    "Sweep",
    "TrialWrite",
];
/// Asks by running the command that it carries.
const CARRIERS: [&str; 1] = ["OnceCommand"];

/// The commands of a file that ask nobody. Seeds are no commands of anybody.
pub(super) fn silent(file: &str, tokens: &[TokenTree]) -> Vec<String> {
    let own = file.starts_with("crates/")
        && file.contains("/src/")
        && !file.starts_with("crates/store/src/commands/seed/")
        && !file.contains("/tests")
        && !file.contains("/testing/");
    if !own {
        return Vec::new();
    }
    let mut read = Read::default();
    read.bodies(tokens);
    let known = |name: &String| {
        OF_THE_INSTALLATION.contains(&name.as_str()) || CARRIERS.contains(&name.as_str())
    };
    read.commands
        .iter()
        .filter(|(name, body)| !known(name) && !read.asks(body, &mut BTreeSet::new()))
        .map(|(name, _)| format!("`{name}`: a command begins with `rules::policy::may`"))
        .collect()
}

#[derive(Default)]
struct Read {
    /// What each command's implementation names.
    commands: Vec<(String, Vec<Named>)>,
    /// What each function of the file names.
    functions: BTreeMap<String, Vec<Named>>,
}

impl Read {
    fn bodies(&mut self, tokens: &[TokenTree]) {
        for (at, token) in tokens.iter().enumerate() {
            let body = || {
                let mut rest = tokens[at..].iter();
                rest.find_map(|token| match token {
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                        Some(names(&parts(group)))
                    }
                    _ => None,
                })
            };
            match (token, tokens.get(at + 1)) {
                (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if word == "fn" => {
                    self.functions
                        .insert(name.to_string(), body().unwrap_or_default());
                }
                (TokenTree::Ident(word), Some(next))
                    if word == "Command" && is_word(Some(next), "for") =>
                {
                    let name = tokens[at + 2..]
                        .iter()
                        .find(|token| matches!(token, TokenTree::Ident(_)));
                    let name = name.map(ToString::to_string).unwrap_or_default();
                    self.commands.push((name, body().unwrap_or_default()));
                }
                (TokenTree::Group(group), _) if !is_tests(&tokens[..at]) => {
                    self.bodies(&parts(group));
                }
                _ => {}
            }
        }
    }

    /// Here, or in a function of the file that is used here.
    fn asks<'a>(&'a self, body: &'a [Named], seen: &mut BTreeSet<&'a str>) -> bool {
        body.iter().any(|named| {
            let asks = |way: &&[&str]| {
                let mut ends = named.segments.iter().rev();
                way.iter()
                    .rev()
                    .all(|part| ends.next().is_some_and(|s| s == part))
            };
            let last = named.segments.last().map_or("", String::as_str);
            ASKS.iter().any(asks)
                || self.functions.get(last).is_some_and(|function| {
                    last != "run" && seen.insert(last) && self.asks(function, seen)
                })
        })
    }
}

fn is_tests(before: &[TokenTree]) -> bool {
    matches!(before, [.., word, name] if is_word(Some(word), "mod") && is_word(Some(name), "tests"))
}

#[cfg(test)]
mod tests {
    use super::super::names::tokens;
    use super::*;

    fn found(file: &str, text: &str) -> usize {
        silent(file, &tokens(text).unwrap()).len()
    }

    const FILE: &str = "crates/store/src/commands/meta/set.rs";

    #[test]
    fn finds_a_command_that_asks_nobody() {
        let silent = "impl Command for SetMeta { async fn run() { write().await } }";
        assert_eq!(found(FILE, silent), 1);
        assert_eq!(found("crates/store/src/verify.rs", silent), 1, "anywhere");
        assert_eq!(found("crates/server/src/cli/set.rs", silent), 1, "anywhere");
        let generic = "impl<C: Send> store::Command for SetMeta<C> { fn run() { write() } }";
        assert_eq!(found(FILE, generic), 1);
        let said = "impl Command for SetMeta { fn run() { /* may( */ write(\"may(\") } }";
        assert_eq!(found(FILE, said), 1);
    }

    #[test]
    fn another_command_of_the_file_does_not_ask_for_it() {
        let two = "impl Command for Asks { fn run() { may(&cx.actor)?; } }
            impl Command for Silent { fn run() { write() } }";
        assert_eq!(found(FILE, two), 1);
    }

    #[test]
    fn leaves_alone_what_asks_or_has_no_caller() {
        for text in [
            "impl Command for SetMeta { fn run() { may(&cx.actor)?; } }",
            "impl Command for SetMeta { fn run() { found.may(act)?; } }",
            "impl Command for SetMeta { fn run() { change::lock(tx, id)?; } }",
            "impl Command for SetMeta { fn run() { finish(tx) } } fn finish() { allowed(cx)? }",
            "impl Command for Sweep { fn run() { write() } }",
            "mod tests { impl Command for Trial { fn run() { write() } } }",
        ] {
            assert_eq!(found(FILE, text), 0, "{text}");
        }
        let silent = "impl Command for SetMeta { fn run() { write() } }";
        assert_eq!(found("crates/store/src/commands/seed/mod.rs", silent), 0);
        assert_eq!(found("crates/store/tests/power_cut.rs", silent), 0);
    }
}
