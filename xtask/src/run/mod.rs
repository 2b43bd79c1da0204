//! `cargo xtask run`: from a fresh clone to a served demo community.

pub mod lan;
mod watch;

use crate::{build, project, server, step};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Options {
    /// Port of app and API
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Folder of database and photos; without it `data` at the top of the project
    #[arg(long)]
    data: Option<PathBuf>,
    /// Quick builds, made anew at every change
    #[arg(long)]
    dev: bool,
    /// Reachable from phones in the same network, with a certificate of its own
    #[arg(long)]
    lan: bool,
}

/// The database of the embedded store, in the data folder.
const DATABASE: &str = "linli.sqlite";
/// Stands beside a database while it is being filled.
const UNFINISHED: &str = "demo-unfinished";
/// What of the surroundings says where a server's data lies. The demo's is where `--data` says, whatever
/// else somebody runs from this shell.
const ELSEWHERE: [&str; 2] = ["LINLI_DATABASE_URL", "LINLI_MEDIA_URL"];
/// What seeding printed: the sign-ins of the demo community.
const SIGN_INS: &str = "demo-sign-ins.txt";
/// Longest time until a started server answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where and how the server is to be reached.
pub struct Site {
    program: PathBuf,
    data: PathBuf,
    listen: SocketAddr,
    lan: Option<lan::Lan>,
}

/// Builds what changed, fills a new database, and serves until it is ended.
///
/// # Errors
/// When a build fails, the port is taken, or the server ends with an error.
pub fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    let host = if options.lan {
        Ipv4Addr::UNSPECIFIED
    } else {
        Ipv4Addr::LOCALHOST
    };
    let listen = SocketAddr::new(IpAddr::V4(host), options.port);
    // Before the builds: a first one takes most of an hour.
    is_free(listen)?;
    // Looked at before: what changes during the build is not in it.
    let sources = watch::newest()?;
    build::app(build::Options {
        dev: options.dev,
        ..build::Options::RELEASE
    })?;
    let program = server::build(!options.dev)?;
    let data = match &options.data {
        Some(data) => std::path::absolute(data)?,
        None => project::root().join("data"),
    };
    fs::create_dir_all(&data).with_context(|| format!("making {}", data.display()))?;
    first_start(&program, &data)?;
    let site = Site {
        listen,
        lan: options.lan.then(|| lan::prepare(&data)).transpose()?,
        program,
        data,
    };
    let mut child = site.serve()?;
    site.announce(start.elapsed());
    if options.dev {
        return watch::serve(&site, child, sources);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("the server ended ({status})");
    }
    Ok(())
}

/// Whether a server could listen there. Another one would otherwise answer in the place of ours.
fn is_free(listen: SocketAddr) -> Result<()> {
    let port = listen.port();
    TcpListener::bind(listen).map(drop).with_context(|| {
        format!(
            "port {port} can not be had. Is it taken, perhaps by another `cargo xtask run`? \
             End that one, or choose another port: --port {}",
            port.checked_add(1).unwrap_or(8080)
        )
    })
}

fn program_of(path: &Path) -> Command {
    let mut command = Command::new(path);
    for name in ELSEWHERE {
        command.env_remove(name);
    }
    command
}

/// Creates and fills the demo community when the folder has no database yet. A half-filled one, also of a
/// start that was interrupted, is removed, so that it is never taken for whole.
fn first_start(program: &Path, data: &Path) -> Result<()> {
    let unfinished = data.join(UNFINISHED);
    if unfinished.exists() {
        remove_database(data);
    }
    if data.join(DATABASE).exists() {
        return Ok(());
    }
    project::write(&unfinished, "being filled\n")?;
    let filled = step::step(
        "demo community",
        "a first start has something to show; seconds",
        || {
            let call = |words: &[&str]| {
                step::read(
                    program_of(program)
                        .args(words)
                        .arg("--data")
                        .arg(data)
                        .args(["--log", "warn"]),
                )
            };
            call(&["migrate"])?;
            call(&["seed", "--demo"])
        },
    );
    match filled {
        Ok(printed) => {
            // What was filled is told once, who may sign in at every start.
            let sign_ins = printed
                .find("Demo sign-ins")
                .map_or("", |at| &printed[at..]);
            project::write(&data.join(SIGN_INS), sign_ins)?;
            fs::remove_file(&unfinished).context("saying that the demo is filled")
        }
        Err(error) => {
            remove_database(data);
            Err(error)
        }
    }
}

fn remove_database(data: &Path) {
    for name in ["", "-wal", "-shm"] {
        // What was never written is not missed.
        drop(fs::remove_file(data.join(format!("{DATABASE}{name}"))));
    }
}

impl Site {
    /// Starts the server and waits until it answers.
    pub fn serve(&self) -> Result<Child> {
        is_free(self.listen)?;
        let mut command = program_of(&self.program);
        command
            .arg("serve")
            .args(["--listen", &self.listen.to_string()])
            .arg("--data")
            .arg(&self.data)
            .arg("--static-dir")
            .arg(project::dist())
            .args(["--log-format", "text"]);
        if let Some(lan) = &self.lan {
            command
                .arg("--tls-cert")
                .arg(&lan.certificate)
                .arg("--tls-key")
                .arg(&lan.key);
            command.args(["--public-url", &self.address(), "--demo-public", "true"]);
        }
        let mut child = command.spawn().context("starting the server")?;
        let deadline = Instant::now() + PATIENCE;
        while !self.answers() {
            if let Some(status) = child.try_wait()? {
                bail!("the server ended at once ({status}): see what it said above");
            }
            if Instant::now() > deadline {
                child.kill()?;
                bail!("the server did not answer within {} s", PATIENCE.as_secs());
            }
            sleep(Duration::from_millis(50));
        }
        Ok(child)
    }

    /// Over TLS an open port has to do as a sign of life; otherwise the server says itself that
    /// it is ready.
    fn answers(&self) -> bool {
        let local = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), self.listen.port());
        let Ok(mut stream) = TcpStream::connect_timeout(&local, Duration::from_secs(1)) else {
            return false;
        };
        if self.lan.is_some() {
            return true;
        }
        if stream
            .set_read_timeout(Some(Duration::from_secs(1)))
            .is_err()
        {
            return false;
        }
        let mut answer = [0; 12];
        let asked = stream
            .write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        asked.is_ok() && stream.read_exact(&mut answer).is_ok() && answer.ends_with(b" 200")
    }

    fn address(&self) -> String {
        match &self.lan {
            Some(lan) => format!("https://{}:{}", lan.address, self.listen.port()),
            None => format!("http://localhost:{}", self.listen.port()),
        }
    }

    fn announce(&self, took: Duration) {
        let address = self.address();
        println!(
            "\n邻里 Linli runs: {address}   (ready after {:.1} s; Ctrl-C ends it)",
            took.as_secs_f64()
        );
        if let Some(lan) = &self.lan {
            println!("{}", lan::qr(&address));
            println!(
                "The phone warns of an unknown certificate; its fingerprint (SHA-256) is\n{}",
                lan.fingerprint
            );
        }
        match fs::read_to_string(self.data.join(SIGN_INS)) {
            Ok(sign_ins) => println!("\n{}", sign_ins.trim_end()),
            Err(_) => println!(
                "This database was not filled by `cargo xtask run`: sign in with its own people."
            ),
        }
        println!("\nDatabase and photos: {}\n", self.data.display());
    }
}
