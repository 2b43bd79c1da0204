//! Builds the app into `dist/`: style and icons, the program by Trunk, then everything compressed
//! and listed for the service worker.

pub mod compress;
mod css;
pub mod dist;
mod early;
mod icons;
mod trunk;

use crate::{project, setup, step};
use anyhow::Result;
use std::fs;

/// How the app is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Quick to build, slow and large in the browser; files are not compressed
    #[arg(long)]
    pub dev: bool,
    /// One program file instead of lazily loaded groups
    #[arg(long)]
    pub unsplit: bool,
    /// Build even when nothing changed
    #[arg(long)]
    pub force: bool,
}

impl Options {
    /// What `run`, `test` and `size` build.
    pub const RELEASE: Self = Self {
        dev: false,
        unsplit: false,
        force: false,
    };
}

/// Everything that the files in `dist/` are made from.
const INPUTS: [&str; 16] = [
    "src",
    "style",
    "public",
    "index.html",
    "Trunk.toml",
    "build.rs",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "package-lock.json",
    "crates/contract",
    "crates/rules",
    "crates/bundle",
    "xtask/src/build",
    "xtask/src/shim.rs",
    "xtask/src/setup/small_std.rs",
];

/// Builds the app unless it is already built from the same inputs.
///
/// # Errors
/// When a tool is missing and can not be got, or the app does not compile.
pub fn app(options: Options) -> Result<()> {
    let tools = setup::app()?;
    let _guard = setup::lock("build")?;
    let flags = format!("{} {} {:?}", options.dev, options.unsplit, tools.toolchain);
    let inputs = project::fingerprint(&INPUTS, &flags)?;
    let stamp = project::scratch().join("app.stamp");
    let built = project::dist().join("index.html").exists();
    if built && !options.force && fs::read_to_string(&stamp).is_ok_and(|known| known == inputs) {
        eprintln!("✓ app: unchanged since the last build");
        return Ok(());
    }
    match fs::remove_file(&stamp) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    assets()?;
    let why = if options.dev {
        "a quick build for trying out; about 2 minutes, the first time 5"
    } else {
        "a small, fast build; about 10 minutes on two cores"
    };
    step::step("app", why, || trunk::build(&tools, options))?;
    step::step(
        "dist",
        "libraries, texts, compressed copies, service worker",
        || dist::assemble(options),
    )?;
    project::write(&stamp, inputs)
}

/// Writes what Trunk takes in ready-made: one style sheet.
pub fn assets() -> Result<()> {
    css::bundle()
}
