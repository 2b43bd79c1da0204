//! Long files, as a hint: the guide is 300 lines.

use super::own_files;
use crate::project;
use anyhow::Result;
use std::fs;

const GUIDE: usize = 300;
const KINDS: [&str; 5] = [".rs", ".ts", ".mjs", ".js", ".css"];

/// Prints files over the guide and the median; it never fails, because a long table may be right.
pub fn report() -> Result<()> {
    let mut lengths = Vec::new();
    for file in own_files()? {
        if KINDS.iter().any(|kind| file.ends_with(kind)) {
            lengths.push((
                fs::read_to_string(project::at(&file))?.lines().count(),
                file,
            ));
        }
    }
    lengths.sort();
    for (lines, file) in lengths.iter().rev().take_while(|(lines, _)| *lines > GUIDE) {
        println!("  {file}: {lines} lines");
    }
    if let Some((median, _)) = lengths.get(lengths.len() / 2) {
        println!("  {} source files, median {median} lines", lengths.len());
    }
    Ok(())
}
