//! Forward-only migrations. Each runs in one transaction and leaves its checksum, so that a file
//! changed after it ran, or a database from the future, is noticed at start.

use crate::Backend;
use crate::failure::{Failure, Fault};
use crate::row::{sha256, sql};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, TransactionTrait};

struct Migration {
    version: i32,
    name: &'static str,
    text: &'static str,
}

/// Append only: an edited migration never runs again where it ran before.
const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    name: "first",
    text: include_str!("0001_first.sql"),
}];

const VERSION_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)";

/// Brings the schema up to date. Several nodes may start at once: whoever inserts the version row
/// first does the work, the others wait on that row and find it done.
///
/// # Errors
/// A migration fails, an applied one has changed, or the schema is newer than this program.
pub async fn migrate(db: &DatabaseConnection, backend: Backend) -> Result<(), Failure> {
    // Two nodes creating the table at the same moment can collide even with IF NOT EXISTS.
    if db.execute_unprepared(VERSION_TABLE).await.is_err() {
        db.execute_unprepared(VERSION_TABLE).await?;
    }
    check_known(db).await?;
    for migration in MIGRATIONS {
        let tx = db.begin().await?;
        if claim(&tx, migration).await? {
            tx.execute_unprepared(&for_backend(migration.text, backend))
                .await?;
            tracing::info!(
                version = migration.version,
                name = migration.name,
                "schema migrated"
            );
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
    }
    check_known(db).await
}

/// `false` when it has run already.
async fn claim(tx: &DatabaseTransaction, migration: &Migration) -> Result<bool, Failure> {
    let insert = sql(
        tx.get_database_backend(),
        "INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)
         ON CONFLICT (version) DO NOTHING",
        [
            migration.version.into(),
            migration.name.into(),
            checksum(migration.text).into(),
        ],
    );
    Ok(tx.execute_raw(insert).await?.rows_affected() > 0)
}

async fn check_known(db: &DatabaseConnection) -> Result<(), Failure> {
    let select = sql(
        db.get_database_backend(),
        "SELECT version, checksum FROM schema_migration ORDER BY version",
        [],
    );
    for row in db.query_all_raw(select).await? {
        let version: i32 = row.try_get("", "version")?;
        let stored: String = row.try_get("", "checksum")?;
        let Some(known) = MIGRATIONS.iter().find(|m| m.version == version) else {
            return Err(mismatch(format!(
                "the database has schema version {version}, this program knows only {}",
                MIGRATIONS.len()
            )));
        };
        if checksum(known.text) != stored {
            return Err(mismatch(format!(
                "migration {version} was changed after it ran on this database"
            )));
        }
    }
    Ok(())
}

fn mismatch(text: String) -> Failure {
    Failure::Internal(Fault::Schema(text))
}

fn checksum(text: &str) -> String {
    hex::encode(sha256(text.as_bytes()))
}

fn for_backend(text: &str, backend: Backend) -> String {
    let (uuid, bytes) = match backend {
        Backend::Sqlite => ("BLOB", "BLOB"),
        Backend::Postgres => ("UUID", "BYTEA"),
    };
    text.replace("{uuid}", uuid)
        .replace("{bytes}", bytes)
        .replace("{json}", "TEXT")
}

#[cfg(test)]
mod tests {
    use crate::{Store, StoreConfig};

    crate::conformance! {
        async fn a_second_start_changes_nothing(store: TestStore) {
            let again = Store::connect(&StoreConfig::new(store.url())).await;
            assert!(again.is_ok());
        }

        async fn a_newer_schema_is_refused(store: TestStore) {
            store.raw("INSERT INTO schema_migration VALUES (999, 'future', '')").await;
            assert!(Store::connect(&StoreConfig::new(store.url())).await.is_err());
        }

        async fn a_changed_migration_is_refused(store: TestStore) {
            store.raw("UPDATE schema_migration SET checksum = 'x'").await;
            assert!(Store::connect(&StoreConfig::new(store.url())).await.is_err());
        }
    }
}
