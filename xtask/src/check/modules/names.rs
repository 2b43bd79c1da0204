//! What a source file names, read from its tokens: comments and strings name nothing, a list in braces
//! names each of its parts, and what a macro is given counts like everything else.

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One path as it stands in the source: `crate::ui::Card` of `use crate::{api, ui::Card}`, or one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// A path that begins with `::` begins with an empty segment; one that takes everything ends in `*`.
    pub segments: Vec<String>,
    /// Counted from 1.
    pub line: usize,
    /// The modules of this file around it.
    pub inside: Vec<String>,
    /// Another name is given to it, or another type.
    pub renamed: bool,
}

/// # Errors
/// The text is no Rust.
pub(super) fn tokens(text: &str) -> Result<Vec<TokenTree>> {
    let stream: TokenStream = text.parse().map_err(|error| anyhow!("{error}"))?;
    Ok(stream.into_iter().collect())
}

/// All that is named here and in every group within.
pub(super) fn names(tokens: &[TokenTree]) -> Vec<Named> {
    let mut found = Vec::new();
    walk(tokens, &Named::default(), &mut found);
    found
}

pub(super) fn parts(group: &proc_macro2::Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

pub(super) fn is_word(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == word)
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// `before`: where this stands, and what the list in braces goes on from.
fn walk(tokens: &[TokenTree], before: &Named, found: &mut Vec<Named>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match (token, tokens.get(at + 1), tokens.get(at + 2)) {
            (
                TokenTree::Ident(word),
                Some(TokenTree::Ident(name)),
                Some(TokenTree::Group(body)),
            ) if word == "mod" && body.delimiter() == Delimiter::Brace => {
                let mut inner = before.clone();
                inner.inside.push(name.to_string());
                walk(&parts(body), &inner, found);
                at += 3;
            }
            // What a part of a list is called here is no part of the list.
            (TokenTree::Ident(word), ..) if word == "as" && !before.segments.is_empty() => at += 2,
            (TokenTree::Ident(_), ..) => at = path(tokens, at, before.clone(), found),
            (TokenTree::Punct(_), ..)
                if is_sign(Some(token), ':') && is_sign(tokens.get(at + 1), ':') =>
            {
                at += 2;
                if matches!(tokens.get(at), Some(TokenTree::Ident(_))) {
                    let mut global = before.clone();
                    global.segments.push(String::new());
                    at = path(tokens, at, global, found);
                }
            }
            (TokenTree::Punct(sign), ..)
                if sign.as_char() == '*' && !before.segments.is_empty() =>
            {
                let mut all = before.clone();
                all.segments.push("*".to_owned());
                all.line = sign.span().start().line;
                found.push(all);
                at += 1;
            }
            (TokenTree::Group(group), ..) => {
                walk(&parts(group), before, found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Reads the path whose next word stands at `at`; gives what comes after it.
fn path(tokens: &[TokenTree], mut at: usize, mut path: Named, found: &mut Vec<Named>) -> usize {
    while let Some(TokenTree::Ident(word)) = tokens.get(at) {
        path.segments.push(word.to_string());
        path.line = word.span().start().line;
        at += 1;
        if !(is_sign(tokens.get(at), ':') && is_sign(tokens.get(at + 1), ':')) {
            break;
        }
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(_)) => at += 2,
            Some(TokenTree::Group(list)) if list.delimiter() == Delimiter::Brace => {
                walk(&parts(list), &path, found);
                return at + 3;
            }
            star if is_sign(star, '*') => {
                path.segments.push("*".to_owned());
                at += 3;
            }
            _ => break,
        }
    }
    path.renamed = is_word(tokens.get(at), "as");
    found.push(path);
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let found = names(&tokens(text).unwrap()).into_iter();
        found.map(|named| named.segments.join("::")).collect()
    }

    #[test]
    fn lists_name_each_of_their_parts() {
        let text = "use crate::{api, ui::{self, card::Card}, state::*};";
        let all = [
            "use",
            "crate::api",
            "crate::ui::self",
            "crate::ui::card::Card",
            "crate::state::*",
        ];
        assert_eq!(read(text), all);
        assert_eq!(
            read("use {crate::ui, ::leptos::view};"),
            ["use", "crate::ui", "::leptos::view"]
        );
        assert_eq!(
            read("use crate::{api as net, ui};"),
            ["use", "crate::api", "crate::ui"]
        );
    }

    #[test]
    fn comments_and_strings_name_nothing() {
        let text = "/* crate::a */ let x = \"https://crate::b\"; x(crate::c) // crate::d";
        assert_eq!(read(text), ["let", "x", "x", "crate::c"]);
    }

    #[test]
    fn knows_line_module_and_other_name() {
        let text = "fn f() {}\nmod inner {\n  use crate::ui as look;\n}";
        let found = names(&tokens(text).unwrap());
        let ui = found
            .iter()
            .find(|named| named.segments.len() == 2)
            .unwrap();
        assert_eq!((ui.line, ui.renamed), (3, true));
        assert_eq!(ui.inside, ["inner"]);
    }
}
