//! Runs Trunk with our tools first on the search path.

use super::Options;
use crate::setup::{self, AppTools};
use crate::{project, shim, step};
use anyhow::Result;
use std::path::PathBuf;

/// Where Trunk leaves its result; `dist/` is made from it, so that a server never sees half of it.
pub fn output() -> PathBuf {
    project::wasm_target().join("trunk")
}

/// Compiles the app.
pub fn build(tools: &AppTools, options: Options) -> Result<()> {
    // Trunk's `--offline` reaches cargo too, which then can not get crates by itself.
    step::run(
        step::command("cargo").args(["fetch", "--quiet"]),
        "Is crates.io, or the registry that replaces it, reachable?",
    )?;
    let mut trunk = step::command(project::tools().join("bin/trunk"));
    trunk
        // Offline: Trunk must take the tools of the search path, not fetch others.
        .args([
            "build",
            "--offline",
            "--skip-version-check",
            "--color",
            "never",
            "--dist",
        ])
        .arg(output())
        .env("CARGO_TARGET_DIR", project::wasm_target())
        // Trunk reads `NO_COLOR=1`, which many shells set, as a bad value of its own flag.
        .env_remove("NO_COLOR")
        // Its own stack traces bury the compiler's message.
        .env("RUST_BACKTRACE", "0")
        .env("RUST_LOG", "warn");
    if let Some(toolchain) = &tools.toolchain {
        trunk.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    if !options.dev {
        trunk.arg("--release");
        if let Some(flags) = setup::release_flags(tools)? {
            trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
            trunk.env("RUSTC_BOOTSTRAP", "1");
        }
    }
    if splits(options) {
        trunk.args(["--features", "split"]);
        trunk.env(shim::REAL, project::tools().join("bin/wasm-bindgen"));
        trunk.env("PATH", setup::search_path(&[shim::folder()?])?);
    } else {
        trunk.env("PATH", &tools.path);
    }
    step::run(&mut trunk, "See the compiler's messages above.")
}

/// Development builds stay whole: the splitter would only make them slower to build.
pub fn splits(options: Options) -> bool {
    !options.dev && !options.unsplit
}
