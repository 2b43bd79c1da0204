//! `cargo xtask test`: everything that continuous integration runs, with the time of each group.

use crate::{check, e2e, project, setup, size, step};
use anyhow::{Context, Result, bail};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Options {
    /// The expensive tests in full size too, and every page in every look (half an hour more)
    #[arg(long)]
    full: bool,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// One thing that either works or not.
    fn of(outcome: Result<()>) -> Self {
        match outcome {
            Ok(()) => Self {
                passed: 1,
                ..Self::default()
            },
            Err(error) => {
                eprintln!("✗ {error:#}");
                Self {
                    failed: 1,
                    ..Self::default()
                }
            }
        }
    }
}

struct Line {
    name: &'static str,
    counts: Counts,
    took: Duration,
}

/// Runs all groups, also after one failed, and prints a table.
///
/// # Errors
/// When a test failed or could not be run.
pub fn run(options: &Options) -> Result<()> {
    let groups: [(&'static str, &dyn Fn() -> Result<Counts>); 6] = [
        ("tools", &|| {
            Ok(Counts::of(setup::app().and_then(|_| setup::tests())))
        }),
        ("check", &checks),
        ("Rust tests", &|| rust_tests(options.full)),
        ("app: release build and size", &|| {
            Ok(Counts::of(size::run()))
        }),
        ("browser modules", &node_tests),
        ("end to end", &|| browser_tests(options.full)),
    ];
    let mut lines = Vec::new();
    for (name, work) in groups {
        eprintln!("\n══ {name}");
        let start = Instant::now();
        let counts = work().unwrap_or_else(|error| Counts::of(Err(error)));
        lines.push(Line {
            name,
            counts,
            took: start.elapsed(),
        });
    }
    summary(&lines, options.full)
}

fn checks() -> Result<Counts> {
    let mut counts = Counts::default();
    for (name, outcome) in check::all() {
        counts.add(Counts::of(outcome.with_context(|| name)));
    }
    Ok(counts)
}

fn rust_tests(full: bool) -> Result<Counts> {
    let mut cargo = step::command("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    if full {
        cargo.env("LINLI_FULL", "1");
    }
    count_lines(&mut cargo, |line, counts| {
        if let Some(result) = line.strip_prefix("test result: ") {
            counts.passed += number_before(result, " passed");
            counts.failed += number_before(result, " failed");
            counts.skipped += number_before(result, " ignored");
        }
    })
}

/// What in the app is JavaScript and needs no browser.
fn node_tests() -> Result<Counts> {
    let tests = project::walk(&project::at("end2end/unit"))?;
    if tests.is_empty() {
        return Ok(Counts::default());
    }
    let mut node = step::command("node");
    node.args(["--test", "--test-reporter=tap"]).args(tests);
    count_lines(&mut node, |line, counts| {
        counts.passed += line
            .strip_prefix("# pass ")
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
        counts.failed += line
            .strip_prefix("# fail ")
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
        counts.skipped += line
            .strip_prefix("# skipped ")
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
    })
}

fn browser_tests(full: bool) -> Result<Counts> {
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
    let status = playwright.status().context("starting Playwright")?;
    let text = std::fs::read(&report).context("Playwright left no report")?;
    let stats = &serde_json::from_slice::<serde_json::Value>(&text)?["stats"];
    let of = |name: &str| {
        stats[name]
            .as_u64()
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(0)
    };
    let mut counts = Counts {
        // A test that only passed when it was repeated hides a fault.
        failed: of("unexpected") + of("flaky"),
        passed: of("expected"),
        skipped: of("skipped"),
    };
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// Shows a command's output and lets `read` count in it. A failure that the lines do not tell,
/// such as a compiler error, counts as one.
fn count_lines(command: &mut Command, read: impl Fn(&str, &mut Counts)) -> Result<Counts> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .context("starting the tests")?;
    let output = child.stdout.take().context("no output")?;
    let mut counts = Counts::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        read(&line, &mut counts);
        println!("{line}");
    }
    if !child.wait()?.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().unwrap_or_default();
    before
        .rsplit([' ', '.'])
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

fn summary(lines: &[Line], full: bool) -> Result<()> {
    let mut total = Counts::default();
    println!("\n  group                          passed  failed  skipped      time");
    for line in lines {
        total.add(line.counts);
        println!(
            "  {:<30} {:>6}  {:>6}  {:>7}  {:>6} s",
            line.name,
            line.counts.passed,
            line.counts.failed,
            line.counts.skipped,
            line.took.as_secs()
        );
    }
    let all: Duration = lines.iter().map(|line| line.took).sum();
    println!(
        "  {:<30} {:>6}  {:>6}  {:>7}  {:>6} s",
        "all",
        total.passed,
        total.failed,
        total.skipped,
        all.as_secs()
    );
    if !full {
        println!(
            "  not run: the expensive tests in full size, and every page in every look (--full)"
        );
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        bail!("{} failed", total.failed);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::number_before;

    #[test]
    fn reads_the_test_harness() {
        let line = "ok. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(number_before(line, " passed"), 12);
        assert_eq!(number_before(line, " failed"), 3);
        assert_eq!(number_before(line, " ignored"), 0);
    }
}
