//! Paths of one machine must not get into the repository.

use super::{Finding, own_files};
use crate::project;
use anyhow::Result;
use std::fs;

/// Put together here so that this file does not contain them itself.
const TELLTALES: [&str; 4] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/main"),
];

/// Documentation may show where an operator's files lie.
const EXAMPLE: &str = concat!("/ho", "me/linli");

pub fn findings() -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for file in own_files()? {
        // Pictures and other files that are not text hold no paths worth finding.
        let Ok(text) = fs::read_to_string(project::at(&file)) else {
            continue;
        };
        for (at, line) in text.lines().enumerate() {
            let line = line.replace(EXAMPLE, "");
            if let Some(path) = TELLTALES.iter().find(|path| is_absolute(&line, path)) {
                found.push(Finding {
                    place: format!("{file}:{}", at + 1),
                    rule: format!("`{path}…` exists on one machine only"),
                });
            }
        }
    }
    Ok(found)
}

/// Whether the path starts there; `src/features/home/list.rs` is none of a machine.
fn is_absolute(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        !line[..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || "_-.}*)".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::is_absolute;

    #[test]
    fn tells_absolute_from_relative() {
        let home = concat!("/ho", "me/");
        assert!(is_absolute(&format!("cd {home}li/linli"), home));
        assert!(!is_absolute(&format!("src/features{home}list.rs"), home));
    }
}
