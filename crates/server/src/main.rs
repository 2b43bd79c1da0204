//! `linli-server`: one binary, one subcommand per file in `cli`.

use std::process::ExitCode;

mod cli;

#[tokio::main]
async fn main() -> ExitCode {
    cli::run().await
}
