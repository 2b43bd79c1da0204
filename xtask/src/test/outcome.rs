//! What came of a group of tests.

use anyhow::Result;

#[derive(Default)]
pub struct Outcome {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
    /// What failed, by name: the end of a long log has to say it.
    pub failures: Vec<String>,
}

impl Outcome {
    /// One thing that either works or not.
    pub fn of(outcome: Result<()>) -> Self {
        let mut one = Self::default();
        match outcome {
            Ok(()) => one.passed = 1,
            Err(error) => {
                eprintln!("✗ {error:#}");
                one.fail(format!("{error:#}"));
            }
        }
        one
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.failures.extend(other.failures);
    }

    pub fn fail(&mut self, what: String) {
        self.failed += 1;
        self.failures.push(what);
    }
}
