//! The npm packages of the repository: wasm-opt, Leaflet, icons, Playwright.

use crate::{project, step};
use anyhow::{Context, Result};
use std::fs;
use std::process::Command;

/// Installs what `package-lock.json` names, when it changed or is missing.
///
/// # Errors
/// When Node is not installed, or the registry can not be reached.
pub fn ready() -> Result<()> {
    let lock = fs::read(project::at("package-lock.json")).context("reading package-lock.json")?;
    let hash = project::short_hash(&lock, 64);
    let stamp = project::at("node_modules/.linli-installed");
    if fs::read_to_string(&stamp).is_ok_and(|known| known == hash) {
        return Ok(());
    }
    anyhow::ensure!(
        step::works(Command::new("npm").arg("--version")),
        "npm is missing. Install Node 20 or newer (Debian: apt-get install nodejs npm)."
    );
    step::step(
        "npm packages",
        "wasm-opt, Leaflet, icons, Playwright",
        || {
            step::run(
                step::command("npm").args([
                    "ci",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--loglevel=error",
                ]),
                "Is the npm registry reachable (npm config get registry)?",
            )
        },
    )?;
    project::write(&stamp, hash)
}
