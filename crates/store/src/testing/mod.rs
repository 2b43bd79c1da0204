//! Fresh databases for tests, and the macro that runs each behaviour on both kinds.

mod postgres;
pub mod scale;
pub mod village;

use crate::{Backend, Store, StoreConfig};
use contract::report::Subject;
use sea_orm::ConnectionTrait;
use std::ops::Deref;
use uuid::Uuid;

/// A store on a database of its own, which goes when the test ends.
pub struct TestStore {
    store: Store,
    url: String,
    _folder: Option<tempfile::TempDir>,
}

impl TestStore {
    /// A new SQLite file.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}/test.db", folder.path().display());
        Self::open(url, Some(folder)).await
    }

    /// A new database in the Postgres server that this test process starts for itself.
    pub async fn postgres() -> Self {
        let url = postgres::fresh_database().await;
        Self::open(url, None).await
    }

    /// A database that is there already, as a second process opens it.
    pub async fn existing(url: &str) -> Self {
        Self::open(url.to_owned(), None).await
    }

    pub async fn fresh(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => Self::sqlite().await,
            Backend::Postgres => Self::postgres().await,
        }
    }

    async fn open(url: String, folder: Option<tempfile::TempDir>) -> Self {
        let mut config = StoreConfig::new(&url);
        config.readers = 4;
        let store = Store::connect(&config).await.expect("a fresh store opens");
        Self {
            store,
            url,
            _folder: folder,
        }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// A second handle to the same store, as another task would hold.
    pub fn share(&self) -> Store {
        self.store.clone()
    }

    /// Runs SQL past the executor, to bring about what no command would.
    pub async fn raw(&self, sql: &str) {
        let mut options = sea_orm::ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        let db = sea_orm::Database::connect(options)
            .await
            .expect("the test database");
        db.execute_unprepared(sql).await.expect("raw SQL");
        db.close().await.expect("close");
    }

    /// The first column of the first row, as a number.
    pub async fn number(&self, sql: &str) -> i64 {
        let statement = crate::row::sql(self.reader().get_database_backend(), sql, []);
        let row = self
            .reader()
            .query_one_raw(statement)
            .await
            .expect("raw SQL");
        row.expect("one row").try_get_by_index(0).expect("a number")
    }

    /// What staff have to name when they decide about this.
    pub async fn staff_version(&self, subject: Subject) -> i64 {
        let (table, key, id) = match subject {
            Subject::Report(id) => ("report", "id", id.0),
            Subject::Comment(id) => ("comment", "id", id.0),
            Subject::Photo(id) => ("media", "id", id.0),
            Subject::Answer(id) => ("event_text", "event_id", id.0),
            Subject::Other => ("report", "id", Uuid::nil()),
        };
        let text = format!("SELECT staff_version FROM {table} WHERE {key} = $1");
        let backend = self.reader().get_database_backend();
        let statement = crate::row::sql(backend, &text, [id.into()]);
        let row = self.reader().query_one_raw(statement).await.expect("SQL");
        let row = row.expect("the subject");
        row.try_get_by_index(0).expect("a number")
    }
}

impl Deref for TestStore {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

/// Makes each `async fn name(store: TestStore)` two tests, one a database.
#[macro_export]
macro_rules! conformance {
    ($($(#[$attr:meta])* async fn $name:ident($store:ident: TestStore) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn behaviour($store: $crate::testing::TestStore) $body

            $(#[$attr])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                behaviour($crate::testing::TestStore::sqlite().await).await;
            }

            $(#[$attr])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                behaviour($crate::testing::TestStore::postgres().await).await;
            }
        }
    )*};
}
