//! What was acknowledged survives `kill -9`: a process of many writers is killed again and again in
//! the middle of its work, and every row it said it had written must be there afterwards.
//!
//! The same storm with a writer that says so before the commit must lose rows; otherwise the test
//! would prove nothing. (Killing a process does not empty the disk cache, so this is about the order
//! of commit and answer, not about `fsync`.)

use contract::Timestamp;
use rules::Actor;
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command as Process, Stdio};
use std::time::Duration;
use store::commands::meta::SetMeta;
use store::testing::scale::scale;
use store::{Command, Context, Failure, Store, StoreConfig, Tx};

/// Tells a copy of this program to be the writer, and on which database.
const URL: &str = "LINLI_STORM_URL";
const EARLY: &str = "LINLI_STORM_EARLY";
const ROUND: &str = "LINLI_STORM_ROUND";

fn main() {
    if let Ok(url) = std::env::var(URL) {
        return write_until_killed(&url);
    }
    let filter = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    if filter.is_some_and(|filter| !"kill_storm".contains(&filter)) {
        return;
    }
    let sound = storm(false);
    assert!(sound.acknowledged > 0, "the writers wrote nothing");
    assert_eq!(
        sound.lost, 0,
        "{} of {} acknowledged rows are lost",
        sound.lost, sound.acknowledged
    );
    let early = storm(true);
    assert!(
        early.lost > 0,
        "answering before the commit went unnoticed: this storm finds nothing"
    );
    println!(
        "kill_storm: {} kills, {} rows acknowledged, 0 lost; answering early lost {} of {}",
        sound.kills, sound.acknowledged, early.lost, early.acknowledged
    );
}

struct Outcome {
    kills: usize,
    acknowledged: usize,
    lost: usize,
}

/// Ends early once a loss is found. The mistake gets more kills than the sound writer, because one
/// lucky series must not fail the test.
fn storm(early: bool) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite://{}/storm.db", folder.path().display());
    let mut acknowledged = HashSet::new();
    let (mut lost, mut kills) = (0, 0);
    let limit = if early {
        4 * scale().kills
    } else {
        scale().kills
    };
    while kills < limit && lost == 0 {
        acknowledged.extend(run_and_kill(&url, early, kills));
        kills += 1;
        lost = missing(&url, &acknowledged);
    }
    Outcome {
        kills,
        acknowledged: acknowledged.len(),
        lost,
    }
}

/// The keys that the writer acknowledged before it was killed.
fn run_and_kill(url: &str, early: bool, round: usize) -> Vec<String> {
    let program = std::env::current_exe().expect("this program");
    let mut writer = Process::new(program)
        .env(URL, url)
        .env(EARLY, if early { "1" } else { "0" })
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a writer");
    let output = writer.stdout.take().expect("its output");
    let reader = std::thread::spawn(move || {
        // The last line may be cut: its writer had not finished saying so.
        let mut lines = BufReader::new(output);
        let mut keys = Vec::new();
        let mut line = String::new();
        while lines.read_line(&mut line).unwrap_or(0) > 0 {
            if let Some(key) = line.strip_suffix('\n') {
                keys.push(key.to_owned());
            }
            line.clear();
        }
        keys
    });
    std::thread::sleep(Duration::from_millis(rand::random_range(100..500)));
    writer.kill().expect("kill -9");
    writer.wait().expect("its end");
    reader.join().expect("its lines")
}

fn missing(url: &str, acknowledged: &HashSet<String>) -> usize {
    runtime().block_on(async {
        let store = Store::connect(&StoreConfig::new(url))
            .await
            .expect("the database opens again");
        let held = store::queries::meta::keys(store.reader())
            .await
            .expect("its rows");
        let path = url.trim_start_matches("sqlite://");
        store.close().await;
        store::backup::check(path.as_ref())
            .await
            .expect("the database is whole");
        let held: HashSet<String> = held.into_iter().collect();
        acknowledged.difference(&held).count()
    })
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Runtime::new().expect("a runtime")
}

fn write_until_killed(url: &str) {
    let early = std::env::var(EARLY).is_ok_and(|value| value == "1");
    let round = std::env::var(ROUND).unwrap_or_default();
    runtime().block_on(async {
        let store = Store::connect(&StoreConfig::new(url))
            .await
            .expect("a store");
        let writers = (0..scale().writers).map(|writer| {
            let (store, round) = (store.clone(), round.clone());
            tokio::spawn(async move {
                for n in 0_u64.. {
                    let key = format!("{round}-{writer}-{n}");
                    let put = Put {
                        key: key.clone(),
                        early,
                    };
                    store
                        .execute(put, Actor::system(), Timestamp(0))
                        .await
                        .expect("a write");
                    if !early {
                        acknowledge(&key);
                    }
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("writers write until they are killed");
        }
    });
}

struct Put {
    key: String,
    /// The mistake that the storm must find.
    early: bool,
}

impl Command for Put {
    type Outcome = ();
    const NAME: &'static str = "put";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        SetMeta {
            key: self.key.clone(),
            value: String::new(),
        }
        .run(tx, cx)
        .await?;
        if self.early {
            acknowledge(&self.key);
        }
        Ok(())
    }
}

fn acknowledge(key: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{key}\n").as_bytes())
        .and_then(|()| out.flush())
        .expect("a pipe to the test");
}
