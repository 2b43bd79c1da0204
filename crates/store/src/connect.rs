//! Opening the database and handing out its two sides: readers and the executor.

use crate::executor::{Executor, Inflight};
use crate::failure::{Failure, Fault};
use crate::writes::Writes;
use crate::{Changed, migrations};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast;
use uuid::Uuid;

/// Where queries read: pass it on, or any [`crate::Tx`], as `&impl ConnectionTrait`.
pub type Reader = DatabaseConnection;

/// Changes that a slow listener may lag behind before it has to load everything again.
const CHANGES_KEPT: usize = 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

#[derive(Clone, Debug)]
pub struct StoreConfig {
    /// `sqlite:///path/to/linli.db` or `postgres://…`.
    pub url: String,
    /// Connections that read (SQLite), or connections in all (Postgres).
    pub readers: u32,
    /// Commands that may wait; one more is answered with `unavailable`.
    pub queue: usize,
}

impl StoreConfig {
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            readers: 8,
            queue: 4096,
        }
    }
}

/// The open database. Cloning is cheap and shares everything.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    backend: Backend,
    read: DatabaseConnection,
    executor: Executor,
    changes: broadcast::Sender<Changed>,
    inflight: Inflight,
    writes: Writes,
}

impl Store {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// The database can not be reached, or its schema is newer than this program.
    pub async fn connect(config: &StoreConfig) -> Result<Self, Failure> {
        let backend = backend_of(&config.url)?;
        let (changes, _) = broadcast::channel(CHANGES_KEPT);
        let (read, executor) = match backend {
            Backend::Sqlite => {
                let writer = open_sqlite(&config.url, 1, false).await?;
                migrations::migrate(&writer, backend).await?;
                let read = open_sqlite(&config.url, config.readers, true).await?;
                let url = config.url.clone();
                (
                    read,
                    Executor::sqlite(writer, url, config.queue, changes.clone()),
                )
            }
            Backend::Postgres => {
                let pool = open_postgres(&config.url, config.readers).await?;
                migrations::migrate(&pool, backend).await?;
                let executor =
                    Executor::postgres(pool.clone(), config.readers, config.queue, changes.clone());
                (pool, executor)
            }
        };
        Ok(Self {
            inner: Arc::new(Inner {
                backend,
                read,
                executor,
                changes,
                inflight: Inflight::default(),
                writes: Writes::default(),
            }),
        })
    }

    pub fn backend(&self) -> Backend {
        self.inner.backend
    }

    /// Where queries read. On SQLite these connections refuse to write.
    pub fn reader(&self) -> &Reader {
        &self.inner.read
    }

    /// What changes from now on, after each commit. A listener that lags misses the oldest.
    pub fn subscribe(&self) -> broadcast::Receiver<Changed> {
        self.inner.changes.subscribe()
    }

    /// Takes no more commands, finishes the waiting ones, and closes the connections.
    pub async fn close(&self) {
        self.inner.executor.close().await;
        if let Err(error) = self.inner.read.close_by_ref().await {
            tracing::warn!(%error, "closing the database");
        }
    }

    /// Moves everything from the write-ahead log into the database file and empties the log, so
    /// that erased texts are gone from both. Postgres has its own schedule.
    ///
    /// # Errors
    /// The database is out of reach.
    pub async fn truncate_log(&self) -> Result<(), Failure> {
        if self.inner.backend == Backend::Sqlite {
            // A reader's connection would refuse; the writer's queue keeps this between batches.
            self.inner.executor.checkpoint().await?;
        }
        Ok(())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), Failure> {
        self.inner
            .read
            .query_one_raw(crate::row::sql(
                self.inner.read.get_database_backend(),
                "SELECT 1",
                [],
            ))
            .await?;
        Ok(())
    }

    /// Whether this process itself wrote the event, and so has told its listeners already. Only a
    /// database that others write to keeps account of that.
    pub fn wrote(&self, event: &Uuid) -> bool {
        self.inner.executor.wrote(event)
    }

    pub(crate) fn executor(&self) -> &Executor {
        &self.inner.executor
    }

    pub(crate) fn writes(&self) -> &Writes {
        &self.inner.writes
    }

    pub(crate) fn inflight(&self) -> &Inflight {
        &self.inner.inflight
    }
}

fn backend_of(url: &str) -> Result<Backend, Failure> {
    if url.starts_with("sqlite:") {
        Ok(Backend::Sqlite)
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        Ok(Backend::Postgres)
    } else {
        Err(Failure::Internal(Fault::Database(DbErr::Conn(
            sea_orm::RuntimeErr::Internal(
                "database URL must start with sqlite: or postgres:".into(),
            ),
        ))))
    }
}

pub(crate) async fn open_sqlite(
    url: &str,
    connections: u32,
    only_read: bool,
) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .sqlx_logging(false)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .pragma("secure_delete", "ON")
                .pragma("temp_store", "MEMORY");
            if only_read {
                options.pragma("query_only", "ON")
            } else {
                options
            }
        })
        // SQLite connections do not age; reopening one would only lose its page cache.
        .map_sqlx_sqlite_pool_opts(|pool| pool.idle_timeout(None).max_lifetime(None));
    Database::connect(options).await
}

async fn open_postgres(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections.max(2))
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(10));
    Database::connect(options).await
}
