//! Packages of the operating system.

use crate::step;
use anyhow::{Result, bail};
use std::process::{Command, Stdio};
use std::sync::Once;

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
        refresh();
        step::run(
            Command::new("apt-get")
                .args(["install", "-y", "-qq", "--no-install-recommends"])
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .stdout(Stdio::null()),
            "Is the package mirror reachable (apt-get update)?",
        )
    })
}

/// Asks anew what there is, once in a run: an old list does not fail, it installs old packages, such as
/// a compiler that knows none of our flags. Where nobody answers, the list that is there has to do.
fn refresh() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        if !step::works(Command::new("apt-get").args(["update", "-qq"])) {
            eprintln!("  apt-get update failed: what gets installed may be old");
        }
    });
}

fn is_root() -> bool {
    step::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
