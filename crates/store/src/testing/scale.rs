//! How big the expensive tests are: small on every run, full with `LINLI_FULL=1`.

/// Sizes of one run.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Times that the writing process is killed in the kill storm.
    pub kills: usize,
    /// Writers at once in the kill storm.
    pub writers: usize,
    /// Crash images that are taken in the power cut.
    pub images: usize,
    /// Reports of the retry storm, each sent 1–5 times.
    pub retried_reports: usize,
    /// Callers that hang up at a random moment.
    pub cancelled_calls: usize,
}

const EVERY_RUN: Scale = Scale {
    kills: 12,
    writers: 16,
    images: 20,
    retried_reports: 200,
    cancelled_calls: 500,
};

const FULL: Scale = Scale {
    kills: 100,
    writers: 64,
    images: 300,
    retried_reports: 10_000,
    cancelled_calls: 5_000,
};

/// The sizes that this run was asked for.
pub fn scale() -> Scale {
    if std::env::var("LINLI_FULL").is_ok_and(|value| value == "1") {
        FULL
    } else {
        EVERY_RUN
    }
}
