//! The Postgres programs with which the tests start a server of their own.

use super::system;
use anyhow::Result;
use std::path::PathBuf;

/// The folder with `initdb` and `postgres`, newest version first.
pub fn find() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            let bin = entry.path().join("bin");
            bin.join("initdb").exists().then_some((version, bin))
        })
        .collect();
    versions.sort();
    versions.pop().map(|(_, bin)| bin)
}

/// Installs Postgres when it is missing.
///
/// # Errors
/// When it is missing and can not be installed.
pub fn ready() -> Result<()> {
    if find().is_none() {
        system::install(
            &["postgresql"],
            "every store test runs on SQLite and on Postgres",
        )?;
    }
    Ok(())
}
