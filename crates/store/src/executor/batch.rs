//! SQLite: one writer puts all waiting commands into one transaction, commits, then answers them
//! all. One `fsync` for many commands is what makes `synchronous=FULL` affordable.

use super::work::{Verdict, Work};
use super::{Changed, Tx};
use crate::connect::open_sqlite;
use crate::failure::{Failure, Fault};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::sync::{Mutex, PoisonError};
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio::task::JoinHandle;

/// Most commands of one transaction: enough to share the commit, few enough to answer soon.
const BATCH: usize = 256;

enum Message {
    Run(Box<dyn Work>),
    Checkpoint(oneshot::Sender<Result<(), DbErr>>),
}

pub(crate) struct Writer {
    queue: Mutex<Option<mpsc::Sender<Message>>>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(
        db: DatabaseConnection,
        url: String,
        queue: usize,
        changes: broadcast::Sender<Changed>,
    ) -> Self {
        let (sender, receiver) = mpsc::channel(queue.max(1));
        let writer = Loop {
            db,
            broken: false,
            url,
            changes,
        };
        let task = tokio::spawn(writer.run(receiver));
        Self {
            queue: Mutex::new(Some(sender)),
            task: Mutex::new(Some(task)),
        }
    }

    fn sender(&self) -> Result<mpsc::Sender<Message>, Failure> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.clone().ok_or(Failure::Unavailable)
    }

    pub(super) fn submit(&self, work: Box<dyn Work>) -> Result<(), Failure> {
        let sent = self.sender()?.try_send(Message::Run(work));
        sent.map_err(|_| Failure::Unavailable)
    }

    pub(super) async fn checkpoint(&self) -> Result<(), Failure> {
        let (done, wait) = oneshot::channel();
        let sent = self.sender()?.send(Message::Checkpoint(done)).await;
        sent.map_err(|_| Failure::Unavailable)?;
        wait.await.map_err(|_| Failure::Unavailable)??;
        Ok(())
    }

    pub(super) async fn close(&self) {
        drop(
            self.queue
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
        let task = self
            .task
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(task) = task
            && let Err(error) = task.await
        {
            tracing::error!(%error, "the writer ended badly");
        }
    }
}

struct Loop {
    db: DatabaseConnection,
    /// The connection must be replaced before it is used again.
    broken: bool,
    url: String,
    changes: broadcast::Sender<Changed>,
}

/// The transaction could not be begun, committed or rolled back.
struct Broken(DbErr);

impl Loop {
    async fn run(mut self, mut queue: mpsc::Receiver<Message>) {
        while let Some(first) = queue.recv().await {
            let mut batch = Vec::new();
            let mut checkpoints = Vec::new();
            let mut next = Some(first);
            while let Some(message) = next {
                match message {
                    Message::Run(work) => batch.push(work),
                    Message::Checkpoint(done) => checkpoints.push(done),
                }
                next = (batch.len() < BATCH)
                    .then(|| queue.try_recv().ok())
                    .flatten();
            }
            if !batch.is_empty() {
                self.commit_batch(batch).await;
            }
            for done in checkpoints {
                let result = self
                    .db
                    .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
                    .await;
                drop(done.send(result.map(|_| ())));
            }
        }
        if let Err(error) = self.db.close_by_ref().await {
            tracing::warn!(%error, "closing the writer");
        }
    }

    async fn commit_batch(&mut self, mut batch: Vec<Box<dyn Work>>) {
        match self.try_batch(&mut batch).await {
            Ok(()) => {
                for mut work in batch {
                    for change in work.take_changes() {
                        // Without a listener there is nobody to tell.
                        drop(self.changes.send(change));
                    }
                    work.answer(None);
                }
            }
            Err(Broken(error)) => {
                let names: Vec<_> = batch.iter().map(|work| work.name()).collect();
                tracing::error!(%error, ?names, "a batch was not committed");
                self.broken = true;
                for work in batch {
                    // Whatever the words are (a full disk may end the transaction by itself, and then
                    // the rollback finds none), it is the storage.
                    work.answer(Some(Failure::Internal(Fault::Storage(error.clone()))));
                }
            }
        }
    }

    async fn try_batch(&mut self, batch: &mut [Box<dyn Work>]) -> Result<(), Broken> {
        if self.broken {
            self.reopen().await?;
        }
        if self.optimistic(batch).await? {
            return Ok(());
        }
        self.one_by_one(batch).await
    }

    /// All commands in one transaction without savepoints. `false`: one of them left writes behind
    /// that must go, so nothing was committed.
    async fn optimistic(&self, batch: &mut [Box<dyn Work>]) -> Result<bool, Broken> {
        let tx = self.begin().await?;
        for work in batch.iter_mut() {
            if !matches!(work.attempt(&tx).await, Verdict::Keep | Verdict::Clean) {
                tx.into_inner().rollback().await.map_err(Broken)?;
                return Ok(false);
            }
        }
        tx.into_inner().commit().await.map_err(Broken)?;
        Ok(true)
    }

    /// The second try: each command in its own savepoint, so that one failure takes only itself.
    async fn one_by_one(&self, batch: &mut [Box<dyn Work>]) -> Result<(), Broken> {
        let outer = self.begin().await?;
        for work in batch.iter_mut() {
            let tx = Tx::new(outer.inner().begin().await.map_err(Broken)?);
            match work.attempt(&tx).await {
                Verdict::Keep | Verdict::Clean => tx.into_inner().commit().await.map_err(Broken)?,
                Verdict::Undo | Verdict::Retry => {
                    tx.into_inner().rollback().await.map_err(Broken)?
                }
            }
        }
        outer.into_inner().commit().await.map_err(Broken)
    }

    async fn begin(&self) -> Result<Tx, Broken> {
        let options = TransactionOptions {
            // A deferred transaction that reads and then writes fails at once when another process
            // (a backup, the command line) wrote in between.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.db
            .begin_with_options(options)
            .await
            .map(Tx::new)
            .map_err(Broken)
    }

    /// After a failed begin, commit or rollback the driver's idea of the transaction depth may be
    /// wrong, and the next "transaction" would be a savepoint that nobody commits. A new connection
    /// knows nothing of that.
    async fn reopen(&mut self) -> Result<(), Broken> {
        let fresh = open_sqlite(&self.url, 1, false).await.map_err(Broken)?;
        let old = std::mem::replace(&mut self.db, fresh);
        self.broken = false;
        if let Err(error) = old.close().await {
            tracing::warn!(%error, "closing the broken writer");
        }
        Ok(())
    }
}
