//! Builds the server.

use crate::{project, step};
use anyhow::Result;
use std::path::PathBuf;

/// Compiles `linli-server` and names the program.
///
/// # Errors
/// When it does not compile.
pub fn build(release: bool) -> Result<PathBuf> {
    let why = if release {
        "API and files from one program; the first time about 5 minutes"
    } else {
        "a quick build for trying out; the first time about 3 minutes"
    };
    let mut cargo = step::command("cargo");
    cargo.args(["build", "--package", "server", "--bin", "linli-server"]);
    if release {
        cargo.arg("--release");
    }
    step::step("server", why, || {
        step::run(&mut cargo, "See the compiler's messages above.")
    })?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::at("target"), PathBuf::from);
    Ok(target
        .join(if release { "release" } else { "debug" })
        .join("linli-server"))
}
