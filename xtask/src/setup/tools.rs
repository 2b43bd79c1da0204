//! Programs that the app's build drives, built from the registry into the shared cache.

use crate::{project, step};
use anyhow::Result;
use std::process::Command;

/// The Trunk that was tried; 0.22 needs a newer compiler than the workspace asks for.
const TRUNK: &str = "0.21.14";
/// The splitter that fits `wasm_split_helpers` of Cargo.lock.
const SPLITTER: &str = "0.2.4";

struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    why: &'static str,
    /// More arguments for `cargo install`.
    flags: &'static [&'static str],
}

/// Builds the missing ones. The first time takes some ten minutes on two cores.
///
/// # Errors
/// When a registry can not be reached or a tool does not compile.
pub fn ready() -> Result<()> {
    for tool in wanted()? {
        if !installed(&tool) {
            install(&tool)?;
        }
    }
    Ok(())
}

fn wanted() -> Result<[Tool; 3]> {
    Ok([
        Tool {
            package: "trunk",
            program: "trunk",
            version: TRUNK.to_owned(),
            why: "drives the build of the app",
            flags: &["--locked"],
        },
        Tool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: project::locked_version("wasm-bindgen")?,
            why: "writes the JavaScript between app and browser; its version must equal the library's",
            // Its own lock file can name a crate version newer than the registry has.
            flags: &[],
        },
        Tool {
            package: "wasm_split_cli_support",
            program: "wasm-split-cli",
            version: SPLITTER.to_owned(),
            why: "cuts pages that a first visit does not show into files of their own",
            flags: &["--locked", "--features", "build-binary"],
        },
    ])
}

fn installed(tool: &Tool) -> bool {
    let record = project::tools().join(".crates.toml");
    let known = std::fs::read_to_string(record).unwrap_or_default();
    let program = project::tools().join("bin").join(tool.program);
    known.contains(&format!("\"{} {} ", tool.package, tool.version)) && program.exists()
}

fn install(tool: &Tool) -> Result<()> {
    let what = format!("{} {}", tool.package, tool.version);
    let why = format!("{}; about 4 minutes on two cores", tool.why);
    step::step(&what, &why, || {
        let mut cargo = Command::new("cargo");
        cargo
            // Outside the clone, so that its settings and toolchain do not apply.
            .current_dir(std::env::temp_dir())
            .args([
                "install",
                tool.package,
                "--version",
                &tool.version,
                "--root",
            ])
            .arg(project::tools())
            .args(tool.flags)
            .env("CARGO_TARGET_DIR", project::cache().join("build"))
            .env_remove("RUSTFLAGS")
            // These programs only drive others: a cheap build is ready in half the time.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        step::run(
            &mut cargo,
            "Is crates.io, or the registry that replaces it, reachable?",
        )
    })
}
