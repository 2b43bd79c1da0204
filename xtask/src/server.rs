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
    // What is shipped has the server's own features only. A build for trying out takes those of the
    // whole workspace, as the tests do: else a third of the dependencies is compiled a second time.
    if release {
        cargo.args(["build", "--release", "--package", "server"]);
    } else {
        cargo.args(["build", "--workspace"]);
    }
    cargo.args(["--bin", "linli-server"]);
    step::step("server", why, || {
        step::run(&mut cargo, "See the compiler's messages above.")
    })?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::at("target"), PathBuf::from);
    Ok(target
        .join(if release { "release" } else { "debug" })
        .join("linli-server"))
}
