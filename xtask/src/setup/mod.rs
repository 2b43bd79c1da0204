//! Gets what a fresh machine lacks. Each step runs only when its result is missing.

pub mod browser;
pub mod npm;
pub mod postgres;
mod small_std;
pub mod system;
pub mod tools;
pub mod wasm_target;

use crate::{project, step};
use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

/// What the build of the app needs to know about the machine.
pub struct AppTools {
    /// Name of the rustup toolchain that has the wasm target; none when the default one has it.
    pub toolchain: Option<String>,
    /// Search path on which trunk, wasm-bindgen and wasm-opt are found.
    pub path: OsString,
}

/// Everything that the app's build needs.
pub fn app() -> Result<AppTools> {
    let _guard = lock("setup")?;
    npm::ready()?;
    let toolchain = wasm_target::ready()?;
    tools::ready()?;
    Ok(AppTools {
        toolchain,
        path: search_path(&[])?,
    })
}

/// What the compiler is told for a small app; see [`small_std::flags`].
pub fn release_flags(tools: &AppTools) -> Result<Option<String>> {
    let _guard = lock("setup")?;
    small_std::flags(tools.toolchain.as_deref())
}

/// Everything that the tests need besides: browser, Chinese fonts, Postgres.
pub fn tests() -> Result<()> {
    let _guard = lock("setup")?;
    npm::ready()?;
    browser::ready()?;
    postgres::ready()
}

/// The search path with our tools, and `first` before them.
pub fn search_path(first: &[PathBuf]) -> Result<OsString> {
    let mut folders = first.to_vec();
    folders.push(project::tools().join("bin"));
    folders.push(project::at("node_modules/binaryen/bin"));
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).context("a folder of the search path has a strange name")
}

/// Keeps two runs in one clone from doing the same work at once; freed when dropped.
pub fn lock(name: &str) -> Result<fs::File> {
    let path = project::scratch().join(format!("{name}.lock"));
    project::write(&path, "")?;
    let file = fs::File::open(&path)?;
    if file.try_lock().is_err() {
        eprintln!("… waiting for another `cargo xtask` that holds {name}");
        step::signs_of_life("waiting", || file.lock())
            .with_context(|| format!("locking {}", path.display()))?;
    }
    Ok(file)
}
