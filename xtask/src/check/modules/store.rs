//! The halves of store: commands write, queries read, and what both need lies in `model`.

use super::names::Named;

/// A part of store, and those that it may not name.
const APART: [(&str, &[&str]); 3] = [
    ("commands", &["queries"]),
    ("queries", &["commands"]),
    ("model", &["commands", "queries"]),
];

/// What a path of a file of store names that the file may not. Tests play commands and read what they did.
pub(super) fn refused(file: &str, named: &Named) -> Option<String> {
    let path = file.strip_prefix("crates/store/src/")?;
    let tests = path.contains("/tests") || named.inside.iter().any(|module| module == "tests");
    let part = path.split(['/', '.']).next()?;
    let (_, others) = APART.iter().find(|(name, _)| *name == part && !tests)?;
    let named = |other: &&&str| named.segments.iter().any(|segment| segment == **other);
    let other = others.iter().find(named)?;
    Some(format!(
        "`{other}`: `{part}` of store does not name it, what both need lies in `model`"
    ))
}
