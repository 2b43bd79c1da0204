//! Reads what test runners print: how many tests passed, and the names of those that did not.

use super::outcome::Outcome;
use serde_json::Value;

/// What `cargo test` prints.
#[derive(Default)]
pub struct Cargo {
    /// Inside of a list of failed tests, which follows each program's own output.
    listing: bool,
}

impl Cargo {
    pub fn line(&mut self, line: &str, into: &mut Outcome) {
        if let Some(result) = line.strip_prefix("test result: ") {
            into.passed += number_before(result, " passed");
            into.failed += number_before(result, " failed");
            into.skipped += number_before(result, " ignored");
        }
        let name = line.strip_prefix("    ").filter(|_| self.listing);
        into.failures.extend(name.map(str::to_owned));
        self.listing = line == "failures:" || name.is_some();
    }
}

/// What `node --test` prints as TAP.
pub fn tap(line: &str, into: &mut Outcome) {
    let number = |name: &str| -> usize {
        let digits = line.strip_prefix(name);
        digits.and_then(|n| n.parse().ok()).unwrap_or(0)
    };
    into.passed += number("# pass ");
    into.failed += number("# fail ");
    into.skipped += number("# skipped ");
    if let Some((_, name)) = line
        .trim_start()
        .strip_prefix("not ok ")
        .and_then(|test| test.split_once(" - "))
    {
        into.failures.push(name.to_owned());
    }
}

/// Playwright's report as JSON.
pub fn playwright(report: &Value) -> Outcome {
    let of = |name: &str| {
        let number = report["stats"][name].as_u64();
        number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
    };
    let mut outcome = Outcome {
        // A test that only passed when it was repeated hides a fault.
        failed: of("unexpected") + of("flaky"),
        passed: of("expected"),
        skipped: of("skipped"),
        failures: Vec::new(),
    };
    suites(report, &mut outcome.failures);
    // What went wrong outside of any test, such as its setup.
    for error in list(report, "errors") {
        let message = error["message"].as_str().unwrap_or_default();
        outcome.fail(message.lines().next().unwrap_or_default().to_owned());
    }
    outcome
}

fn suites(within: &Value, failures: &mut Vec<String>) {
    for suite in list(within, "suites") {
        for spec in list(suite, "specs") {
            let place = format!("{}:{}", spec["file"].as_str().unwrap_or("?"), spec["line"]);
            let title = spec["title"].as_str().unwrap_or("?");
            for test in list(spec, "tests") {
                match test["status"].as_str() {
                    Some("unexpected") => failures.push(format!("{place} {title}")),
                    Some("flaky") => {
                        failures.push(format!("{place} {title} (passed when repeated)"))
                    }
                    _ => {}
                }
            }
        }
        suites(suite, failures);
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().unwrap_or_default();
    before
        .rsplit([' ', '.'])
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_the_test_harness() {
        let (mut cargo, mut outcome) = (Cargo::default(), Outcome::default());
        for line in [
            "test stop::well ... ok",
            "test stop::badly ... FAILED",
            "",
            "failures:",
            "",
            "---- stop::badly stdout ----",
            "    indented words of a test",
            "",
            "failures:",
            "    stop::badly",
            "    stop::worse",
            "",
            "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out",
            "    not a name",
        ] {
            cargo.line(line, &mut outcome);
        }
        let numbers = (outcome.passed, outcome.failed, outcome.skipped);
        assert_eq!(numbers, (12, 2, 1));
        assert_eq!(outcome.failures, ["stop::badly", "stop::worse"]);
    }

    #[test]
    fn reads_tap() {
        let mut outcome = Outcome::default();
        for line in [
            "    not ok 1 - keeps the newest build",
            "ok 2 - answers",
            "# pass 3",
            "# fail 1",
            "# skipped 0",
        ] {
            tap(line, &mut outcome);
        }
        assert_eq!((outcome.passed, outcome.failed), (3, 1));
        assert_eq!(outcome.failures, ["keeps the newest build"]);
    }

    #[test]
    fn reads_the_browsers_report() {
        let spec = |title: &str, status: &str| json!({ "file": "a.spec.ts", "line": 7, "title": title, "tests": [{ "status": status }] });
        let report = json!({
            "stats": { "expected": 1, "unexpected": 1, "flaky": 1, "skipped": 0 },
            "suites": [{ "specs": [spec("well", "expected")], "suites": [{
                "specs": [spec("badly", "unexpected"), spec("late", "flaky")],
            }] }],
            "errors": [{ "message": "no server\n  at setup" }],
        });
        let outcome = playwright(&report);
        assert_eq!((outcome.passed, outcome.failed), (1, 3));
        let named = [
            "a.spec.ts:7 badly",
            "a.spec.ts:7 late (passed when repeated)",
            "no server",
        ];
        assert_eq!(outcome.failures, named);
    }
}
