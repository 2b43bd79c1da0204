//! Postgres: each command in a task of its own, so that a caller who hangs up can not leave a
//! transaction open, and the whole command again when two transactions met.

use super::own::Own;
use super::work::{Verdict, Work};
use super::{Changed, Tx};
use crate::failure::Failure;
use sea_orm::{DatabaseConnection, DbErr, TransactionTrait};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{Semaphore, broadcast};
use uuid::Uuid;

const TRIES: u32 = 10;

pub(crate) struct Runner {
    shared: Arc<Shared>,
    queue: u32,
}

struct Shared {
    db: DatabaseConnection,
    /// Commands that run at once: one connection stays for those who only read.
    running: Semaphore,
    /// Commands that run or wait.
    accepted: Arc<Semaphore>,
    closed: AtomicBool,
    changes: broadcast::Sender<Changed>,
    own: Own,
}

impl Runner {
    pub(super) fn new(
        db: DatabaseConnection,
        connections: u32,
        queue: usize,
        changes: broadcast::Sender<Changed>,
    ) -> Self {
        let running = usize::try_from(connections.saturating_sub(1).max(1)).unwrap_or(1);
        let queue = u32::try_from(queue.max(1)).unwrap_or(u32::MAX >> 4);
        let shared = Shared {
            db,
            running: Semaphore::new(running),
            accepted: Arc::new(Semaphore::new(queue as usize)),
            closed: AtomicBool::new(false),
            changes,
            own: Own::default(),
        };
        Self {
            shared: Arc::new(shared),
            queue,
        }
    }

    pub(super) fn submit(&self, mut work: Box<dyn Work>) -> Result<(), Failure> {
        if self.shared.closed.load(Ordering::Acquire) {
            return Err(Failure::Unavailable);
        }
        let place = Arc::clone(&self.shared.accepted).try_acquire_owned();
        let place = place.map_err(|_| Failure::Unavailable)?;
        let shared = Arc::clone(&self.shared);
        tokio::spawn(async move {
            let instead = shared.run(&mut work).await;
            if instead.is_none() {
                for change in work.take_changes() {
                    drop(shared.changes.send(change));
                }
            }
            work.answer(instead);
            drop(place);
        });
        Ok(())
    }

    pub(super) fn wrote(&self, event: &Uuid) -> bool {
        self.shared.own.has(event)
    }

    pub(super) async fn close(&self) {
        self.shared.closed.store(true, Ordering::Release);
        // All places free means that nothing runs or waits any more.
        drop(self.shared.accepted.acquire_many(self.queue).await);
    }
}

impl Shared {
    /// `Some`: what to tell the caller instead of the command's own outcome.
    async fn run(&self, work: &mut Box<dyn Work>) -> Option<Failure> {
        let _permit = self.running.acquire().await.ok()?;
        for attempt in 1..=TRIES {
            match self.attempt(work).await {
                Ok(Verdict::Retry) if attempt < TRIES => {}
                Ok(_) => return None,
                Err(error) => {
                    let failure = Failure::from(error);
                    if !failure.is_conflict() || attempt == TRIES {
                        tracing::error!(%failure, name = work.name(), "not committed");
                        return Some(failure);
                    }
                }
            }
            let ceiling = 5_u64 << attempt.min(7);
            tokio::time::sleep(Duration::from_millis(rand::random_range(1..=ceiling))).await;
        }
        None
    }

    async fn attempt(&self, work: &mut Box<dyn Work>) -> Result<Verdict, DbErr> {
        let tx = Tx::new(self.db.begin().await?);
        let verdict = work.attempt(&tx).await;
        match verdict {
            Verdict::Keep => {
                self.own.add(work.take_events());
                tx.into_inner().commit().await?;
            }
            Verdict::Clean | Verdict::Undo | Verdict::Retry => tx.into_inner().rollback().await?,
        }
        Ok(verdict)
    }
}
