//! A standard library whose panics stop the program at once, without words. What formats them is
//! 8 % of what a phone loads before the first page, and no resident ever reads it: `boot.js` sees
//! that the program stopped and offers to open the page again (`docs/decisions/0009…`).

use super::wasm_target::{self, Recipe, TARGET};
use crate::build::dist;
use crate::{project, step};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the compiler is told for the library and for the app alike; it refuses to join the two
/// otherwise. Unstable, so `RUSTC_BOOTSTRAP` must be set too.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";
const CRATES: &str = "std,panic_abort";

/// Makes the library available and says what the compiler must be told to use it; none where the
/// compiler's sources can not be had: the app is then larger, and the same otherwise.
///
/// # Errors
/// When the sources are there and do not compile.
pub fn flags(toolchain: Option<&str>) -> Result<Option<String>> {
    let about = step::read(rustc(toolchain).arg("-vV"))?;
    let recipe = format!("{about} {CRATES} {FLAGS}");
    let home = project::cache()
        .join("std-small")
        .join(project::short_hash(recipe.as_bytes(), 12));
    let sysroot = home.join("sysroot");
    if !sysroot.exists() {
        let from = PathBuf::from(step::read(rustc(toolchain).args(["--print", "sysroot"]))?);
        if !has_sources(&from, toolchain) {
            eprintln!("  the compiler's sources are not there: the app gets 8 % larger");
            return Ok(None);
        }
        build(toolchain, &from, &home, &sysroot)?;
    }
    let flags = format!("--sysroot={} {FLAGS}", sysroot.display());
    Ok(Some(flags))
}

fn rustc(toolchain: Option<&str>) -> Command {
    let mut rustc = Command::new("rustc");
    if let Some(name) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", name);
    }
    rustc
}

fn has_sources(sysroot: &Path, toolchain: Option<&str>) -> bool {
    let sources = sysroot.join("lib/rustlib/src/rust/library/Cargo.lock");
    if !sources.exists() && toolchain.is_none() && wasm_target::rustup_may_download() {
        step::works(step::command("rustup").args(["component", "add", "rust-src"]));
    }
    sources.exists()
}

fn build(toolchain: Option<&str>, from: &Path, home: &Path, sysroot: &Path) -> Result<()> {
    let why = "panics without words: 8 % less to load on the first page; about 2 minutes";
    step::step("small standard library", why, || {
        let libraries = wasm_target::compile(&Recipe {
            folder: home.join("build"),
            toolchain,
            crates: CRATES,
            flags: FLAGS,
        })?;
        // Moved into place whole: a build that was stopped half-way is not taken for a library.
        let next = home.join("next");
        dist::remove(&next)?;
        let rustlib = next.join("lib/rustlib");
        let lib = rustlib.join(TARGET).join("lib");
        fs::create_dir_all(&lib)?;
        for library in libraries {
            let name = library.file_name().context("a library without a name")?;
            fs::copy(&library, lib.join(name))?;
        }
        // The linker is looked for beside the library.
        let host = wasm_target::host_triple()?;
        link(&from.join("lib/rustlib").join(&host), &rustlib.join(&host))?;
        fs::rename(&next, sysroot).context("putting the library into place")
    })
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(from, to)?)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> Result<()> {
    dist::copy_all(from, to, |name| name.starts_with("bin/"))
}
