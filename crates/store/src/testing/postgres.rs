//! A private Postgres server for one test process: made in a temporary folder, reached by a Unix
//! socket only, stopped and removed when the process ends, however it ends.

use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A server given from outside, for machines where none can be started.
const GIVEN: &str = "LINLI_TEST_POSTGRES";

struct Cluster {
    socket_folder: PathBuf,
    /// Waits for our end of its standard input to close, then stops the server.
    _watchdog: Child,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(0);

/// The address of a new, empty database.
pub(super) async fn fresh_database() -> String {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("linli_{}_{number}", std::process::id());
    let address = |database: &str| match std::env::var(GIVEN) {
        Ok(base) => format!("{}/{database}", base.trim_end_matches('/')),
        Err(_) => {
            let folder = CLUSTER.get_or_init(start).socket_folder.display();
            format!("postgres://postgres@localhost/{database}?host={folder}")
        }
    };
    let mut options = ConnectOptions::new(address("postgres"));
    options.max_connections(1).sqlx_logging(false);
    let admin = Database::connect(options)
        .await
        .expect("the test server answers");
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .expect("a new database");
    admin.close().await.expect("close");
    address(&name)
}

fn start() -> Cluster {
    let bin = binaries().expect(
        "Postgres is needed for the tests (Debian: apt-get install postgresql); \
         no initdb in PATH or /usr/lib/postgresql",
    );
    let folder = std::env::temp_dir().join(format!("linli-pg-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test server");
    let data = folder.join("data");
    let as_root = is_root();
    if as_root {
        run(Command::new("chown").arg("postgres").arg(&folder));
    }
    let mut init = as_postgres(as_root, &bin.join("initdb"));
    run(init
        .args([
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C",
            "-D",
        ])
        .arg(&data));
    // Durability is tested on SQLite, where the executor commits; here only behaviour counts.
    let settings = format!(
        "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=off -c max_connections=300 \
         -c full_page_writes=off -c shared_buffers=64MB",
        folder.display()
    );
    let mut launch = as_postgres(as_root, &bin.join("pg_ctl"));
    run(launch
        .args(["-w", "-s", "-o", &settings, "-l"])
        .arg(folder.join("log"))
        .arg("-D")
        .arg(&data)
        .arg("start"));
    Cluster {
        _watchdog: watchdog(&bin, &folder, as_root),
        socket_folder: folder,
    }
}

/// A process of its own session: an interrupt of the terminal ends the tests, then it cleans up.
fn watchdog(bin: &Path, folder: &Path, as_root: bool) -> Child {
    let prefix = if as_root {
        "runuser -u postgres -- "
    } else {
        ""
    };
    let script = format!(
        "cat >/dev/null; cd /; {prefix}{} -D {data}/data -m immediate -s stop; rm -rf {data}",
        bin.join("pg_ctl").display(),
        data = folder.display(),
    );
    Command::new("setsid")
        .args(["sh", "-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a watchdog for the test server")
}

/// Postgres refuses to run as root.
fn as_postgres(as_root: bool, program: &Path) -> Command {
    if !as_root {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

fn run(command: &mut Command) {
    let status = command
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .status()
        .expect("a program of the test server");
    assert!(status.success(), "{command:?} failed with {status}");
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id");
    output.stdout.starts_with(b"0\n")
}

fn binaries() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let in_path = std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file());
    in_path.or_else(|| {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut bins: Vec<_> = versions
            .flatten()
            .map(|entry| entry.path().join("bin"))
            .collect();
        bins.sort();
        bins.into_iter()
            .rev()
            .find(|bin| bin.join("initdb").is_file())
    })
}
