//! The command line.

mod archive;
mod backup;
mod community;
mod configuration;
mod grant;
mod import;
mod migrate;
mod openapi;
mod restore;
mod seed;
mod serve;
mod verify;

use anyhow::Context;
use clap::{Parser, Subcommand};
use contract::{FieldCode, FieldError};
use server::config::{Config, Flags};
use std::process::ExitCode;
use store::{Failure, Store, StoreConfig};

/// Runs and looks after a Linli (邻里) installation.
#[derive(Parser)]
#[command(name = "linli-server", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve app and API.
    Serve(serve::Serve),
    Migrate(migrate::Migrate),
    Community(community::CommunityCommand),
    Grant(grant::Grant),
    Import(import::Import),
    Verify(verify::Verify),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Seed(seed::Seed),
    /// Print the description of the API (OpenAPI, JSON).
    Openapi,
    /// Print the page of the manual about configuration.
    Configuration,
}

/// Exit codes: 0 done, 1 failed, 2 (clap's) not understood.
pub async fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve(command) => command.run().await,
        Command::Migrate(command) => command.run().await,
        Command::Community(command) => command.run().await,
        Command::Grant(command) => command.run().await,
        Command::Import(command) => command.run().await,
        Command::Verify(command) => command.run().await,
        Command::Backup(command) => command.run().await,
        Command::Restore(command) => command.run().await,
        Command::Seed(command) => command.run().await,
        Command::Openapi => openapi::run(),
        Command::Configuration => {
            configuration::run();
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("linli-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Configuration, log and TLS, as every subcommand that touches the installation needs them.
fn prepare(flags: &Flags) -> anyhow::Result<Config> {
    let config = Config::load(flags)?;
    // Whoever speaks TLS here (server, photo store, messages) must agree on one provider before any
    // of them is used.
    rustls::crypto::ring::default_provider()
        .install_default()
        .map_err(|_| anyhow::anyhow!("a TLS provider is installed already"))?;
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log.filter)
        .map_err(|error| anyhow::anyhow!("log: {error}"))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // A log that lies on a full disk must not take down who writes to it.
        .log_internal_errors(false);
    if config.log.json {
        log.json()
            .with_current_span(true)
            .with_span_list(false)
            .init();
    } else {
        log.init();
    }
    Ok(config)
}

/// A refusal in words for a terminal: each wrong field with what it must be, else the code.
fn told<T>(result: Result<T, Failure>) -> anyhow::Result<T> {
    result.map_err(|failure| match failure {
        Failure::Refused(refusal) => {
            let fields: Vec<String> = refusal.fields.0.iter().map(wrong).collect();
            if fields.is_empty() {
                anyhow::anyhow!("refused: {:?}", refusal.code)
            } else {
                anyhow::anyhow!("{}", fields.join("\n"))
            }
        }
        other => other.into(),
    })
}

fn wrong(FieldError { field, code, limit }: &FieldError) -> String {
    let rule = match (field.as_str(), code) {
        ("slug", FieldCode::Invalid) => {
            "2 to 40 small letters, digits and hyphens, the first no hyphen".to_owned()
        }
        ("phone", FieldCode::Invalid) => "a mobile number of 11 digits".to_owned(),
        ("center", FieldCode::Invalid) => "a position within the bounds".to_owned(),
        ("bounds", FieldCode::Order) => "west before east, south before north".to_owned(),
        (_, FieldCode::Taken) => "is taken already".to_owned(),
        (_, FieldCode::Required) => "must not be empty".to_owned(),
        (_, FieldCode::Unknown) => "is not known here".to_owned(),
        (_, FieldCode::TooLong) => limit.map_or_else(
            || "is too long".to_owned(),
            |limit| format!("at most {limit} characters"),
        ),
        (_, code) => format!("{code:?}"),
    };
    format!("{field}: {rule}")
}

/// Opens the database, made and migrated where needed.
async fn open(config: &Config) -> anyhow::Result<Store> {
    std::fs::create_dir_all(&config.database.data)
        .with_context(|| format!("data: {}", config.database.data.display()))?;
    let settings = StoreConfig {
        readers: config.database.readers,
        ..StoreConfig::new(&config.database.url)
    };
    Store::connect(&settings).await.context("database_url")
}
