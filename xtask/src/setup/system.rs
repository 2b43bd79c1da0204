//! Packages of the operating system.

use crate::step;
use anyhow::{Result, bail};
use std::process::Command;

/// Installs Debian packages, or says which ones to install where that is not possible.
///
/// # Errors
/// When this is no Debian, the user is not root, or apt fails.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let list = packages.join(" ");
    if !step::works(Command::new("apt-get").arg("--version")) {
        bail!("{why}: please install what Debian calls {list} (this system has no apt-get)");
    }
    if !is_root() {
        bail!("{why}: please run `sudo apt-get install -y --no-install-recommends {list}`");
    }
    step::step(&format!("apt-get install {list}"), why, || {
        let help = "Is the package mirror reachable (apt-get update)?";
        // Without a list of packages, or with an old one, the installation fails; then ask anew.
        if apt(packages, true).is_err() {
            step::run(Command::new("apt-get").args(["update", "-qq"]), help)?;
            apt(packages, false)?;
        }
        Ok(())
    })
}

fn apt(packages: &[&str], quiet: bool) -> Result<()> {
    let mut command = Command::new("apt-get");
    command
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdout(std::process::Stdio::null());
    if quiet {
        command.stderr(std::process::Stdio::null());
    }
    step::run(
        &mut command,
        "Is the package mirror reachable (apt-get update)?",
    )
}

fn is_root() -> bool {
    step::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
