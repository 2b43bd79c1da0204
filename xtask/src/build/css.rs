//! Puts the style sheets together in their order, without comments and needless white space.

use crate::project;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes `target/style/app.css`. `index.html` names it, and Trunk hashes it.
pub fn bundle() -> Result<()> {
    let mut all = String::new();
    for file in in_order(&project::at("style"))? {
        let text =
            fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        all.push_str(&shrink(&text));
    }
    project::write(&project::at("target/style/app.css"), all)
}

/// Tokens come first, because all others use them; utilities last, because they override.
fn in_order(style: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = ["tokens.css", "base.css", "layout.css"]
        .iter()
        .map(|name| style.join(name))
        .collect();
    files.extend(project::walk(&style.join("components"))?);
    files.push(style.join("utilities.css"));
    files.retain(|file| file.exists() && file.extension().is_some_and(|x| x == "css"));
    Ok(files)
}

/// Drops comments, line breaks and the spaces that mean nothing; strings stay as they are.
fn shrink(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if next == '"' || next == '\'' {
            let end = string_end(rest, next);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if next.is_whitespace() {
            rest = rest.trim_start();
            if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
                out.push(' ');
            }
        } else {
            if matches!(next, '{' | '}' | ';' | ',') && out.ends_with(' ') {
                out.pop();
            }
            if next == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    out
}

/// Where the string that starts at the front ends, its closing quote included.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn keeps_meaning() {
        let css = "/* a */\n.a > .b,\n.c {\n  color: red; /* b */\n  width: calc(1px + 2px);\n}\n";
        assert_eq!(shrink(css), ".a > .b,.c{color: red;width: calc(1px + 2px)}");
    }

    #[test]
    fn leaves_strings_alone() {
        let css = ".a::before { content: \"/* ;  } \\\" */\"; }";
        assert_eq!(shrink(css), ".a::before{content: \"/* ;  } \\\" */\"}");
    }

    #[test]
    fn descendant_of_a_pseudo_class_keeps_its_space() {
        assert_eq!(shrink(".a :focus { }"), ".a :focus{}");
        assert_eq!(
            shrink("@media (min-width: 1px) and (x) { }"),
            "@media (min-width: 1px) and (x){}"
        );
    }
}
