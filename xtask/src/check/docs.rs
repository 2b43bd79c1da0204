//! Paths that the documentation names must exist: whoever follows them is new here.

use super::{Finding, own_files};
use crate::project;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// A name with one of these endings is a file's, from wherever the page counts.
const ENDINGS: [&str; 9] = [
    ".rs", ".ts", ".mjs", ".js", ".css", ".json", ".sql", ".md", ".html",
];

pub fn findings() -> Result<Vec<Finding>> {
    let files = own_files()?;
    let mut found = Vec::new();
    for page in files.iter().filter(|name| name.ends_with(".md")) {
        let text = fs::read_to_string(project::at(page))?;
        for (at, line) in text.lines().enumerate() {
            let paths = paths(line).filter(|path| is_path(path, &files) && !exists(path, &files));
            for lost in paths.chain(links(line).filter(|link| !leads_on(page, link))) {
                found.push(Finding {
                    place: format!("{page}:{}", at + 1),
                    rule: format!("`{lost}` does not exist"),
                });
            }
        }
    }
    Ok(found)
}

/// What stands between backticks.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Where the page's links lead inside of the repository.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1);
    targets
        .filter_map(|rest| rest.split([')', '#']).next())
        .filter(|target| !target.is_empty() && !target.contains("://"))
}

fn leads_on(page: &str, link: &str) -> bool {
    let folder = project::at(page);
    folder.parent().unwrap_or(Path::new("")).join(link).exists()
}

/// Whether the word names a file or folder of ours. An address begins with a slash, and what stands
/// for many names (`<domain>`, `*`) has other signs.
fn is_path(word: &str, files: &[String]) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_./-…".contains(c);
    let top = word.split('/').next().unwrap_or_default();
    let ours = || {
        let top = format!("{top}/");
        word.starts_with(&top) && files.iter().any(|file| file.starts_with(&top))
    };
    let ends = || {
        (word.contains('/') && word.ends_with('…'))
            || ENDINGS.iter().any(|ending| word.ends_with(ending))
    };
    !top.is_empty() && word.chars().all(plain) && (ends() || ours())
}

/// From the top of the repository or from any folder; `…` stands for the rest of a name.
fn exists(path: &str, files: &[String]) -> bool {
    let path = path.trim_end_matches('/');
    if let Some(start) = path.strip_suffix('…') {
        let within = format!("/{start}");
        return files
            .iter()
            .any(|file| file.starts_with(start) || file.contains(&within));
    }
    let (end, folder) = (format!("/{path}"), format!("{path}/"));
    files
        .iter()
        .any(|file| file == path || file.ends_with(&end) || file.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_paths_from_other_words_and_finds_the_lost_ones() {
        let files = ["src/ui/field.rs", "docs/decisions/0012-known.md"].map(str::to_owned);
        let lost = |word: &str| is_path(word, &files) && !exists(word, &files);
        for there in [
            "src/ui/",
            "src/ui/field.rs",
            "ui/field.rs",
            "decisions/0012…",
        ] {
            assert!(is_path(there, &files) && !lost(there), "{there}");
        }
        for gone in [
            "src/ui/fields.rs",
            "src/shared",
            "ui/fields.rs",
            "decisions/0013…",
        ] {
            assert!(lost(gone), "{gone}");
        }
        for other in [
            "/api/v1/openapi.json",
            "src/<domain>/mod.rs",
            "application/json",
            "s3://a/b",
        ] {
            assert!(!lost(other), "{other}");
        }
        assert_eq!(
            links("[a](b.md#c) [d](https://e.f) [g](#h)").collect::<Vec<_>>(),
            ["b.md"]
        );
    }
}
