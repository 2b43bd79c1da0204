//! `cargo xtask <command>`: everything that is done with this repository.

mod bench;
mod build;
mod check;
mod e2e;
mod project;
mod run;
mod server;
mod setup;
mod shim;
mod size;
mod step;
mod test;
mod texts;

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
    /// Everything that continuous integration runs
    Test(test::Options),
    /// Formatting, clippy, who may name whom, texts in all languages
    Check(check::Options),
    /// Play the app in a browser; arguments go to Playwright
    E2e {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// A picture of every page into shots/; arguments go to Playwright
    Shots {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Measure: the pages in a browser, or the map at 10,000 and 1,000,000 reports
    Bench { what: bench::What },
    /// Fill in zh-Hant texts from zh-Hans
    I18n(texts::Options),
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
        Task::Test(options) => test::run(&options),
        Task::Check(options) => check::run(&options),
        Task::E2e { arguments } => e2e::run(&arguments),
        Task::Shots { arguments } => e2e::shots(&arguments),
        Task::Bench { what } => bench::run(what),
        Task::I18n(options) => texts::run(&options),
        Task::Assets => {
            setup::npm::ready()?;
            build::assets()
        }
        Task::Build(options) => build::app(options),
    }
}
