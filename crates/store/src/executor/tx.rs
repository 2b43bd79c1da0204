//! The transaction as commands see it: it notices the first write, so that the executor knows
//! whether a refusal left something behind.

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};
use std::sync::atomic::{AtomicBool, Ordering};

/// An open transaction. There is no commit here: that is the executor's.
pub struct Tx {
    inner: DatabaseTransaction,
    wrote: AtomicBool,
}

impl Tx {
    pub(super) fn new(inner: DatabaseTransaction) -> Self {
        Self {
            inner,
            wrote: AtomicBool::new(false),
        }
    }

    pub(super) fn inner(&self) -> &DatabaseTransaction {
        &self.inner
    }

    pub(super) fn into_inner(self) -> DatabaseTransaction {
        self.inner
    }

    /// Whether anything was written since the last call.
    pub(super) fn take_wrote(&self) -> bool {
        self.wrote.swap(false, Ordering::Relaxed)
    }

    /// Anything that is not plainly a SELECT counts as a write: `INSERT … RETURNING` comes as a
    /// query, and a common table expression may hold an UPDATE.
    fn notice(&self, sql: &str) {
        let word = sql.trim_start().get(..6).unwrap_or_default();
        if !word.eq_ignore_ascii_case("select") {
            self.wrote.store(true, Ordering::Relaxed);
        }
    }
}

/// `Box::pin` by hand is what `async_trait` expands to; naming that crate for four methods is not
/// worth a dependency.
type Later<'a, T> = std::pin::Pin<Box<dyn Future<Output = Result<T, DbErr>> + Send + 'a>>;

impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    fn execute_raw<'a, 'b>(&'a self, statement: Statement) -> Later<'b, ExecResult>
    where
        'a: 'b,
        Self: 'b,
    {
        self.notice(&statement.sql);
        self.inner.execute_raw(statement)
    }

    fn execute_unprepared<'a, 'q, 'b>(&'a self, sql: &'q str) -> Later<'b, ExecResult>
    where
        'a: 'b,
        'q: 'b,
        Self: 'b,
    {
        self.notice(sql);
        self.inner.execute_unprepared(sql)
    }

    fn query_one_raw<'a, 'b>(&'a self, statement: Statement) -> Later<'b, Option<QueryResult>>
    where
        'a: 'b,
        Self: 'b,
    {
        self.notice(&statement.sql);
        self.inner.query_one_raw(statement)
    }

    fn query_all_raw<'a, 'b>(&'a self, statement: Statement) -> Later<'b, Vec<QueryResult>>
    where
        'a: 'b,
        Self: 'b,
    {
        self.notice(&statement.sql);
        self.inner.query_all_raw(statement)
    }
}
