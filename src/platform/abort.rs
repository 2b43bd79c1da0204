//! Ends a request that takes too long or that nobody waits for any more.

use super::clock::Timer;
use web_sys::{AbortController, AbortSignal};

/// Aborts its request after `ms` milliseconds, or at once when it is dropped. After the answer has
/// been read an abort does nothing.
pub struct Deadline {
    controller: AbortController,
    _timer: Timer,
}

impl Deadline {
    /// `None` only where the browser has no `AbortController`; the request then has no deadline.
    pub fn after(ms: u32) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let late = controller.clone();
        let timer = Timer::once(ms, move || late.abort());
        Some(Self {
            controller,
            _timer: timer,
        })
    }

    pub fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.controller.abort();
    }
}
