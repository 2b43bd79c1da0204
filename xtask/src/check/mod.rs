//! `cargo xtask check`: what can be said about the source without running it.

mod docs;
mod gallery;
mod length;
mod modules;
mod paths;

use crate::{project, step, texts};
use anyhow::{Result, bail};
use std::process::Command;

#[derive(clap::Args)]
pub struct Options {
    /// Only what needs no compiler: without clippy and what is written from the code
    #[arg(long)]
    quick: bool,
}

/// A rule that was broken, and where.
pub struct Finding {
    /// `path:line`, or a path alone.
    pub place: String,
    pub rule: String,
}

/// Runs all checks and prints what they found.
///
/// # Errors
/// When a check failed; the message names how many.
pub fn run(options: &Options) -> Result<()> {
    let outcomes = if options.quick { quick() } else { all() };
    let failed = outcomes
        .iter()
        .filter(|(_, outcome)| outcome.is_err())
        .count();
    for (name, outcome) in &outcomes {
        match outcome {
            Ok(()) => println!("✓ {name}"),
            Err(error) => println!("✗ {name}: {error:#}"),
        }
    }
    if failed > 0 {
        bail!("{failed} of {} checks failed", outcomes.len());
    }
    Ok(())
}

/// Every check by name with what came of it.
fn all() -> Vec<(&'static str, Result<()>)> {
    let mut outcomes = untested();
    outcomes.push(("what is written from the code", written()));
    outcomes
}

/// The checks that run no test.
pub fn untested() -> Vec<(&'static str, Result<()>)> {
    let mut outcomes = quick();
    // The app's build script refuses a text that lacks a language, so this covers the texts.
    outcomes.push(("clippy, and texts complete in all languages", clippy()));
    outcomes
}

fn quick() -> Vec<(&'static str, Result<()>)> {
    vec![
        ("formatting (rustfmt)", formatting()),
        ("who may name whom", report(modules::findings)),
        ("no path of one machine", report(paths::findings)),
        ("paths that the documentation names", report(docs::findings)),
        ("texts before the app", report(texts::findings)),
        ("every component in the gallery", report(gallery::findings)),
        ("file lengths", length::report()),
    ]
}

fn formatting() -> Result<()> {
    step::run(
        step::command("cargo").args(["fmt", "--all", "--", "--check", "-l"]),
        "Run `cargo fmt --all`.",
    )
}

fn clippy() -> Result<()> {
    let mut cargo = step::command("cargo");
    cargo.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]);
    step::step(
        "clippy",
        "the compiler's hints; about 1 minute, the first time 15",
        || step::run(&mut cargo, "See the messages above."),
    )
}

/// The description of the API and the page about configuration are made from the code, and lie in
/// the repository so that a change shows in review. Their tests compare; they are two of thousands,
/// and the two that a small change breaks most easily.
fn written() -> Result<()> {
    // With `--package`, Cargo chooses other features for shared crates than `xtask test` does, and
    // a third of the dependencies would be compiled twice.
    let test = |name: &str, help: &str| {
        let mut cargo = step::command("cargo");
        cargo.args(["test", "--quiet", "--workspace", "--test", "it", name]);
        step::run(&mut cargo, help)
    };
    step::step(
        "API and configuration",
        "their pages are made from the code; about 1 minute, the first time 10",
        || {
            test(
                "the_manual_lists_every_key",
                "Run `cargo run -p server -- configuration > docs/CONFIGURATION.md`.",
            )?;
            test(
                "openapi",
                "Run `INSTA_UPDATE=always cargo test -p server --test it openapi`, and read the change.",
            )
        },
    )
}

fn report(find: fn() -> Result<Vec<Finding>>) -> Result<()> {
    let findings = find()?;
    for finding in &findings {
        println!("  {}: {}", finding.place, finding.rule);
    }
    if !findings.is_empty() {
        bail!("{} places", findings.len());
    }
    Ok(())
}

/// The files that belong to the repository, or would if they were committed now.
pub fn own_files() -> Result<Vec<String>> {
    let mut git = Command::new("git");
    git.current_dir(project::root());
    let listed = step::read(git.args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let mut files: Vec<String> = listed
        .lines()
        .filter(|name| project::at(name).is_file())
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}
