//! `cargo xtask i18n`: zh-Hant texts from the zh-Hans ones.

use crate::{setup, step};
use anyhow::Result;

#[derive(clap::Args)]
pub struct Options {
    /// Write all zh-Hant texts anew, not only the missing ones
    #[arg(long)]
    all: bool,
}

/// Fills in zh-Hant where it is empty, and lists texts that hold simplified characters.
///
/// # Errors
/// When a catalogue is not readable.
pub fn run(options: &Options) -> Result<()> {
    setup::npm::ready()?;
    let mut node = step::command("node");
    node.arg("xtask/i18n.mjs");
    if options.all {
        node.arg("--all");
    }
    step::run(&mut node, "Is src/i18n/strings valid JSON?")
}
