//! `cargo xtask bench`: what is fast enough, measured beside a floor of the same run.

use crate::build::{self, compress, dist};
use crate::run::lan;
use crate::{project, server, setup, step};
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

#[derive(Clone, Copy, clap::ValueEnum)]
pub enum What {
    /// First and second visit of the pages on a slow phone, as ratios to a blank page
    Web,
    /// The map's viewport query at 10,000 and 1,000,000 reports
    Map,
}

/// Reports that the map of the browser measurement shows besides the demo community's own 400.
const REPORTS: &str = "3600";
const PATIENCE: Duration = Duration::from_secs(30);

/// Measures and prints.
///
/// # Errors
/// When something does not build, or a bar is missed.
pub fn run(what: What) -> Result<()> {
    match what {
        What::Web => web(),
        What::Map => step::run(
            step::command("cargo").args(["bench", "--package", "store", "--bench", "map"]),
            "See the figures above.",
        ),
    }
}

fn web() -> Result<()> {
    setup::tests()?;
    build::app(build::Options::RELEASE)?;
    let program = server::build(true)?;
    let folder = project::scratch().join("bench");
    dist::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let pages = pages(&folder)?;
    let certificate = folder.join("localhost.crt");
    let key = folder.join("localhost.key");
    lan::make(IpAddr::V4(Ipv4Addr::LOCALHOST), &certificate, &key)?;
    let data = folder.join("data");
    step::step("demo community", "the map shows 4,000 reports", || {
        for words in [&["migrate"][..], &["seed", "--demo", "--volume", REPORTS]] {
            step::read(Command::new(&program).args(words).arg("--data").arg(&data))?;
        }
        Ok(())
    })?;
    let port = free_port()?;
    let mut server = Command::new(&program)
        .args([
            "serve",
            "--log",
            "warn",
            "--listen",
            &format!("127.0.0.1:{port}"),
        ])
        .args(["--public-url", &format!("https://localhost:{port}")])
        .arg("--data")
        .arg(&data)
        .arg("--static-dir")
        .arg(pages)
        .arg("--tls-cert")
        .arg(&certificate)
        .arg("--tls-key")
        .arg(&key)
        .spawn()
        .context("starting the server")?;
    let measured = wait_for(port, &mut server).and_then(|()| {
        step::run(
            step::command("node")
                .arg("end2end/bench/web.mjs")
                .env("LINLI_BENCH_URL", format!("https://localhost:{port}"))
                .env("LINLI_BENCH_CERT", &certificate)
                .env(
                    "CHROMIUM",
                    setup::browser::find().context("no Chromium was found")?,
                ),
            "The lines with ✗ say which bar was missed.",
        )
    });
    server.kill()?;
    server.wait()?;
    measured
}

/// The app with the blank page beside it, so that both come from one server in one way.
fn pages(folder: &Path) -> Result<PathBuf> {
    let pages = folder.join("pages");
    dist::copy_all(&project::dist(), &pages, |_| true)?;
    let blank = fs::read(project::at("end2end/bench/blank.html"))?;
    project::write(&pages.join("blank.html.br"), compress::brotli(&blank)?)?;
    project::write(&pages.join("blank.html"), blank)?;
    Ok(pages)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn wait_for(port: u16, server: &mut Child) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err() {
        if let Some(status) = server.try_wait()? {
            bail!("the server ended at once ({status})");
        }
        if Instant::now() > deadline {
            bail!("the server did not answer within {} s", PATIENCE.as_secs());
        }
        sleep(Duration::from_millis(50));
    }
    Ok(())
}
