//! `cargo xtask <command>`: everything that is done with this repository.

mod build;
mod project;
mod run;
mod server;
mod setup;
mod shim;
mod size;
mod step;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::Path;
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Everything that is done with this repository"
)]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Get what this machine lacks to build and test
    Setup,
    /// Set up, build, fill a demo community on first start, serve
    Run(run::Options),
    /// Bytes of the first page against budget.toml, and the program by crate
    Size,
    /// Write the style sheet and the icon sprite, nothing else
    Assets,
    /// Build the app into dist/
    Build(build::Options),
}

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = std::env::args_os();
    let own = arguments.next().unwrap_or_default();
    if Path::new(&own)
        .file_stem()
        .is_some_and(|name| name == "wasm-bindgen")
    {
        return shim::main(&arguments.collect::<Vec<_>>());
    }
    match Cli::parse().command {
        Task::Setup => {
            setup::app()?;
            setup::tests()
        }
        Task::Run(options) => run::run(&options),
        Task::Size => size::run(),
        Task::Assets => {
            setup::npm::ready()?;
            build::assets()
        }
        Task::Build(options) => build::app(options),
    }
}
