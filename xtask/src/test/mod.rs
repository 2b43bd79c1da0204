//! `cargo xtask test`: everything that continuous integration runs, with the time of each group, and
//! at its very end what failed.

mod beside;
mod outcome;
mod read;

use crate::{check, e2e, project, setup, step};
use anyhow::{Context, Result, bail};
use beside::Beside;
use outcome::Outcome;
use std::cell::Cell;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Options {
    /// The expensive tests in full size too, and every page in every look (half an hour more)
    #[arg(long)]
    full: bool,
}

/// Names that the end of the log lists; it stays on one screen.
const NAMED: usize = 20;

struct Group<'a> {
    name: &'static str,
    /// How long it takes on two cores.
    usually: &'static str,
    work: &'a dyn Fn() -> Result<Outcome>,
}

struct Line {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

/// Runs all groups, also after one failed, prints a table, and names what failed.
///
/// # Errors
/// When a test failed or could not be run.
pub fn run(options: &Options) -> Result<()> {
    let full = options.full;
    let group = |name, usually, work| Group {
        name,
        usually,
        work,
    };
    let (rust, browser) = (|| rust_tests(full), || browser_tests(full));
    let app = Cell::new(None);
    let tools = || {
        let there = setup::app().and_then(|_| setup::tests());
        let started = there.and_then(|()| Beside::start("size"));
        Ok(Outcome::of(started.map(|size| app.set(Some(size)))))
    };
    let built = || Ok(Outcome::of(size_of(app.take())));
    let groups = [
        group("tools", "seconds; the first time 15 minutes", &tools),
        group("check", "1 minute; the first time 20", &checks),
        group("Rust tests", "5 minutes; the first time 15", &rust),
        group(
            "app: release build and size",
            "what is left of 10 minutes: it began after the tools; seconds when it is built already",
            &built,
        ),
        group("browser modules", "seconds", &node_tests),
        group("end to end", "15 minutes", &browser),
    ];
    let lines: Vec<Line> = groups.iter().map(play).collect();
    summary(&lines, full)
}

fn play(group: &Group) -> Line {
    eprintln!("\n══ {} (usually {})", group.name, group.usually);
    let start = Instant::now();
    let outcome = (group.work)().unwrap_or_else(|error| Outcome::of(Err(error)));
    Line {
        name: group.name,
        outcome,
        took: start.elapsed(),
    }
}

/// Without the tools it was never begun.
fn size_of(app: Option<Beside>) -> Result<()> {
    app.context("not built: the tools are missing, see above")?
        .wait()
}

fn checks() -> Result<Outcome> {
    let mut all = Outcome::default();
    for (name, outcome) in check::untested() {
        all.add(Outcome::of(outcome.with_context(|| name)));
    }
    Ok(all)
}

fn rust_tests(full: bool) -> Result<Outcome> {
    let mut cargo = step::command("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    if full {
        cargo.env("LINLI_FULL", "1");
    }
    let mut reader = read::Cargo::default();
    watched("Rust tests", &mut cargo, |line, outcome| {
        reader.line(line, outcome)
    })
}

/// What in the app is JavaScript and needs no browser.
fn node_tests() -> Result<Outcome> {
    let tests = project::walk(&project::at("end2end/unit"))?;
    if tests.is_empty() {
        return Ok(Outcome::default());
    }
    let mut node = step::command("node");
    node.args(["--test", "--test-reporter=tap"]).args(tests);
    watched("browser modules", &mut node, read::tap)
}

fn browser_tests(full: bool) -> Result<Outcome> {
    let report = project::scratch().join("playwright.json");
    let mut playwright = e2e::playwright("end2end/playwright.config.ts", &[])?;
    playwright
        .arg("--reporter=list,json")
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    if full {
        playwright.env("LINLI_FULL", "1");
    }
    if report.exists() {
        std::fs::remove_file(&report)?;
    }
    let status = step::signs_of_life("end to end", || playwright.status());
    let status = status.context("starting Playwright")?;
    let text = std::fs::read(&report).context("Playwright left no report")?;
    let mut outcome = read::playwright(&serde_json::from_slice(&text)?);
    if !status.success() && outcome.failed == 0 {
        outcome.fail(format!("Playwright ended with {status}"));
    }
    Ok(outcome)
}

/// Shows a command's output and lets `read` count in it. What the command itself calls an error, such
/// as one of the compiler, stands among the failures.
fn watched(
    what: &str,
    command: &mut Command,
    mut read: impl FnMut(&str, &mut Outcome),
) -> Result<Outcome> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("starting the tests")?;
    let output = child.stdout.take().context("no output")?;
    let errors = child.stderr.take().context("no output for errors")?;
    let mut outcome = Outcome::default();
    let told = step::signs_of_life(what, || {
        thread::scope(|scope| {
            let told = scope.spawn(|| errors_in(errors));
            each_line(output, |line| {
                read(line, &mut outcome);
                println!("{line}");
            });
            told.join().unwrap_or_default()
        })
    });
    let status = child.wait()?;
    outcome.failures.extend(told);
    if !status.success() && outcome.failed == 0 {
        outcome.failed = 1;
        if outcome.failures.is_empty() {
            outcome.failures.push(format!("ended with {status}"));
        }
    }
    Ok(outcome)
}

/// Shows what a command says of itself, and hands back the lines that begin with `error`.
fn errors_in(stream: impl Read) -> Vec<String> {
    let mut errors = Vec::new();
    each_line(stream, |line| {
        eprintln!("{line}");
        if line.starts_with("error") {
            errors.push(line.to_owned());
        }
    });
    errors
}

/// Tests may print what is no text, so lines are read as bytes.
fn each_line(stream: impl Read, mut show: impl FnMut(&str)) {
    for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
        show(String::from_utf8_lossy(&line).trim_end_matches('\r'));
    }
}

fn summary(lines: &[Line], full: bool) -> Result<()> {
    println!("\n  group                          passed  failed  skipped      time");
    let row = |name: &str, [passed, failed, skipped]: [usize; 3], took: Duration| {
        let seconds = took.as_secs();
        println!("  {name:<30} {passed:>6}  {failed:>6}  {skipped:>7}  {seconds:>6} s");
    };
    for line in lines {
        let Outcome {
            passed,
            failed,
            skipped,
            ..
        } = line.outcome;
        row(line.name, [passed, failed, skipped], line.took);
    }
    let sum = |pick: fn(&Outcome) -> usize| lines.iter().map(|line| pick(&line.outcome)).sum();
    let (passed, failed): (usize, usize) = (sum(|it| it.passed), sum(|it| it.failed));
    let all = [passed, failed, sum(|it| it.skipped)];
    row("all", all, lines.iter().map(|line| line.took).sum());
    if !full {
        println!(
            "  not run: the expensive tests in full size, and every page in every look (--full)"
        );
    }
    println!("\n{passed} passed, {failed} failed");
    if failed > 0 {
        for failure in failures(lines) {
            println!("{failure}");
        }
        bail!("{failed} failed");
    }
    Ok(())
}

/// One line for each failure; a group that failed without a name has one too.
fn failures(lines: &[Line]) -> Vec<String> {
    let of_group = |line: &Line| -> Vec<String> {
        let mut named = line.outcome.failures.clone();
        if named.is_empty() && line.outcome.failed > 0 {
            named.push("see its output above".to_owned());
        }
        let told = named.iter().map(|what| format!("✗ {}: {what}", line.name));
        told.collect()
    };
    let mut all: Vec<String> = lines.iter().flat_map(of_group).collect();
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    if more > 0 {
        all.push(format!("  and {more} more: see their groups above"));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(words: &str) -> Outcome {
        let mut shell = Command::new("sh");
        watched("a script", shell.args(["-c", words]), read::tap).unwrap()
    }

    fn named(outcome: Outcome) -> Vec<String> {
        failures(&[Line {
            name: "group",
            outcome,
            took: Duration::ZERO,
        }])
    }

    #[test]
    fn what_failed_is_named() {
        let tests = script("echo 'not ok 1 - boots'; echo '# fail 1'; exit 1");
        assert_eq!(tests.failed, 1);
        assert_eq!(named(tests), ["✗ group: boots"]);
        let compiler = script("echo 'error: no such crate' >&2; exit 101");
        assert_eq!(compiler.failed, 1);
        assert_eq!(named(compiler), ["✗ group: error: no such crate"]);
        let silent = script("exit 3");
        assert_eq!(named(silent), ["✗ group: ended with exit status: 3"]);
        assert!(named(script("echo '# pass 2'")).is_empty());
    }

    #[test]
    fn a_long_list_stays_on_one_screen() {
        let mut outcome = Outcome::default();
        for at in 0..NAMED + 3 {
            outcome.fail(at.to_string());
        }
        let told = named(outcome);
        assert_eq!(told.len(), NAMED + 1);
        assert!(told[NAMED].contains("3 more"), "{}", told[NAMED]);
    }
}
