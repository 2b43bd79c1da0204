//! Runs commands. A command is one business transaction: it decides from what it reads, then writes
//! state, event and jobs, and nobody is told before the commit is durable.

mod batch;
mod command;
mod fresh;
mod inflight;
mod once;
mod own;
mod postgres;
#[cfg(test)]
mod tests;
mod tx;
mod work;

pub use command::{Changed, Command, Context};
pub(crate) use inflight::Inflight;
pub use once::{Answer, Keyed, Once};
pub use tx::Tx;

use crate::Store;
use crate::failure::Failure;
use contract::Timestamp;
use rules::Actor;
use sea_orm::DatabaseConnection;
use tokio::sync::broadcast;
use uuid::Uuid;
use work::{Pending, Work};

/// The write side of a store.
pub(crate) enum Executor {
    Sqlite(batch::Writer),
    Postgres(postgres::Runner),
}

impl Executor {
    pub(crate) fn sqlite(
        writer: DatabaseConnection,
        url: String,
        queue: usize,
        changes: broadcast::Sender<Changed>,
    ) -> Self {
        Self::Sqlite(batch::Writer::start(writer, url, queue, changes))
    }

    pub(crate) fn postgres(
        pool: DatabaseConnection,
        connections: u32,
        queue: usize,
        changes: broadcast::Sender<Changed>,
    ) -> Self {
        Self::Postgres(postgres::Runner::new(pool, connections, queue, changes))
    }

    fn submit(&self, work: Box<dyn Work>) -> Result<(), Failure> {
        match self {
            Self::Sqlite(writer) => writer.submit(work),
            Self::Postgres(runner) => runner.submit(work),
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(writer) => writer.close().await,
            Self::Postgres(runner) => runner.close().await,
        }
    }

    /// Whether this process wrote the event lately. SQLite has one node and keeps no account of it.
    pub(crate) fn wrote(&self, event: &Uuid) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(runner) => runner.wrote(event),
        }
    }

    pub(crate) async fn checkpoint(&self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(writer) => writer.checkpoint().await,
            Self::Postgres(_) => Ok(()),
        }
    }
}

impl Store {
    /// Runs a command to its durable end. The command goes on when the caller stops waiting. Grants,
    /// consents and the session of `actor` are read again inside the transaction.
    ///
    /// # Errors
    /// [`Failure::Refused`] when a rule says no, [`Failure::Unavailable`] when too much waits or the
    /// store closes, [`Failure::Internal`] when it is our fault. In each case nothing was changed.
    pub async fn execute<C: Command>(
        &self,
        command: C,
        actor: Actor,
        now: Timestamp,
    ) -> Result<C::Outcome, Failure> {
        let (work, answer) = Pending::new(command, actor, now);
        self.executor().submit(Box::new(work))?;
        // The sender goes only when the executor ends without having run the command.
        let answer = answer.await.unwrap_or(Err(Failure::Unavailable));
        self.writes().notice(&answer);
        answer
    }
}
