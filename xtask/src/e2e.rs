//! `cargo xtask e2e` and `cargo xtask shots`: Playwright with what it needs.

use crate::{build, project, server, setup, step};
use anyhow::{Context, Result};
use std::process::Command;

/// Runs the browser tests; `arguments` go to Playwright.
///
/// # Errors
/// When something is missing, does not build, or a test fails.
pub fn run(arguments: &[String]) -> Result<()> {
    setup::tests()?;
    build::app(build::Options::RELEASE)?;
    let mut playwright = playwright("end2end/playwright.config.ts", arguments)?;
    step::run(
        &mut playwright,
        "Pictures and traces lie in end2end/test-results.",
    )
}

/// Takes a picture of every page into `shots/`.
///
/// # Errors
/// As [`run`].
pub fn shots(arguments: &[String]) -> Result<()> {
    setup::tests()?;
    build::app(build::Options::RELEASE)?;
    let mut playwright = playwright("end2end/shots.config.ts", arguments)?;
    playwright.env("LINLI_SHOTS", project::at("shots"));
    step::step(
        "pictures",
        "every page in both modes and two sizes, into shots/; about 5 minutes",
        || step::run(&mut playwright, "See the messages above."),
    )
}

/// Playwright with its configuration, our server, our app and the browser of this machine.
pub fn playwright(config: &str, arguments: &[String]) -> Result<Command> {
    let browser = setup::browser::find().context("no Chromium was found")?;
    let mut command = step::command("node");
    command
        .arg(project::at("node_modules/@playwright/test/cli.js"))
        .args(["test", "--config", config])
        .args(arguments)
        .env("LINLI_SERVER_BIN", server::build(false)?)
        .env("LINLI_DIST", project::dist())
        .env("CHROMIUM", browser)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Ok(command)
}
