//! Steps that say what they do, how long they took, and what to do when they fail.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::process::Command;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Nobody has to wonder for longer whether it still works.
const PULSE: Duration = Duration::from_secs(45);

/// Runs `work` between a line that says what is done and why, and a line with the time it took. `why`
/// of a long step says how long it takes, too.
pub fn step<T>(what: &str, why: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("→ {what}: {why}");
    let start = Instant::now();
    let done = signs_of_life(what, work)?;
    eprintln!("✓ {what} in {:.1} s", start.elapsed().as_secs_f64());
    Ok(done)
}

/// Runs `work`, with a line now and then until it is done: compilers are silent for many minutes.
pub fn signs_of_life<T>(what: &str, work: impl FnOnce() -> T) -> T {
    every(
        PULSE,
        |gone| eprintln!("  … {what}: {} s so far", gone.as_secs()),
        work,
    )
}

/// Runs `work`, and until it is done calls `tell` with the time since its start.
fn every<T>(pulse: Duration, tell: impl Fn(Duration) + Send, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            while waiting.recv_timeout(pulse) == Err(RecvTimeoutError::Timeout) {
                tell(start.elapsed());
            }
        });
        let result = work();
        // Nobody is left who could send, which ends the waiting at once.
        drop(done);
        result
    })
}

/// A command in the clone's top folder, without what the cargo that started us put into the
/// environment: a toolchain or flag of ours must not leak into the builds that we start.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::project::root());
    for (key, _) in std::env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&key);
        }
    }
    command
}

/// Runs a command with its output shown; `help` says what to do when it fails.
pub fn run(command: &mut Command, help: &str) -> Result<()> {
    let shown = describe(command);
    let status = command
        .status()
        .with_context(|| format!("`{shown}` did not start. {help}"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status}). {help}");
    }
    Ok(())
}

/// Runs a command and hands back what it printed; its errors are shown only if it fails.
pub fn read(command: &mut Command) -> Result<String> {
    let shown = describe(command);
    let output = command
        .output()
        .with_context(|| format!("`{shown}` did not start"))?;
    if !output.status.success() {
        bail!(
            "`{shown}` failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether the command starts and succeeds; nothing is shown.
pub fn works(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn long_work_gives_signs_of_life_and_short_work_waits_for_none() {
        let signs = AtomicUsize::new(0);
        let tell = |_: Duration| {
            signs.fetch_add(1, Ordering::Relaxed);
        };
        let pulse = Duration::from_millis(10);
        every(pulse, tell, || {
            while signs.load(Ordering::Relaxed) < 2 {
                thread::yield_now();
            }
        });
        let start = Instant::now();
        assert_eq!(every(Duration::from_secs(60), tell, || 7), 7);
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}
