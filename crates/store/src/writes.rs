//! Whether the storage takes writes. A command that found no room says so here, and until a trial
//! write succeeds this node tells its load balancer that it is not ready.

use crate::commands::meta::put;
use crate::entity::meta;
use crate::failure::{Failure, Fault};
use crate::{Command, Context, Store, Tx};
use contract::Timestamp;
use rules::Actor;
use sea_orm::EntityTrait;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

const KEY: &str = "trial_write";
/// More than an ordinary command writes: a few free pages at the end of the log are no room.
const BYTES: usize = 64 * 1024;
/// Anybody may ask for readiness, so trials have a pause, milliseconds.
const PAUSE_MS: i64 = 1_000;

#[derive(Default)]
pub(crate) struct Writes {
    failing: AtomicBool,
    tried: AtomicI64,
}

impl Writes {
    /// Looks at the end of a command.
    pub(crate) fn notice<T>(&self, result: &Result<T, Failure>) {
        if matches!(result, Err(Failure::Internal(Fault::Storage(_)))) {
            self.failing.store(true, Ordering::Relaxed);
        }
    }
}

impl Store {
    /// Whether commands can write, as far as is known: nothing is tried until one failed.
    ///
    /// # Errors
    /// They can not, and the last trial did not succeed either.
    pub async fn takes_writes(&self, now: Timestamp) -> Result<(), Failure> {
        let writes = self.writes();
        if !writes.failing.load(Ordering::Relaxed) {
            return Ok(());
        }
        let before = writes.tried.swap(now.0, Ordering::Relaxed);
        if (0..PAUSE_MS).contains(&(now.0 - before)) {
            return Err(Failure::Unavailable);
        }
        for text in [Some("-".repeat(BYTES)), None] {
            self.execute(TrialWrite(text), Actor::system(), now).await?;
        }
        writes.failing.store(false, Ordering::Relaxed);
        Ok(())
    }
}

/// Writes a row without meaning, or takes it away.
struct TrialWrite(Option<String>);

impl Command for TrialWrite {
    type Outcome = ();
    const NAME: &'static str = "trial_write";

    async fn run(&self, tx: &Tx, _: &Context) -> Result<(), Failure> {
        match &self.0 {
            Some(text) => put(tx, KEY, text).await,
            None => {
                meta::Entity::delete_by_id(KEY).exec(tx).await?;
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{DbErr, RuntimeErr};

    crate::conformance! {
        async fn a_failed_write_is_remembered_until_one_succeeds(store: TestStore) {
            assert!(store.takes_writes(Timestamp(1)).await.is_ok());
            let full = DbErr::Exec(RuntimeErr::Internal("full".into()));
            store.writes().notice::<()>(&Err(Failure::Internal(Fault::Storage(full))));
            store.writes().tried.store(9_500, Ordering::Relaxed);
            assert!(store.takes_writes(Timestamp(10_000)).await.is_err(), "the pause");
            assert!(store.takes_writes(Timestamp(11_001)).await.is_ok());
            assert!(store.takes_writes(Timestamp(11_002)).await.is_ok(), "known to be well again");
            assert_eq!(store.number("SELECT COUNT(*) FROM meta WHERE key = 'trial_write'").await, 0);
        }
    }
}
