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
const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "first",
        text: include_str!("0001_first.sql"),
    },
    Migration {
        version: 2,
        name: "known_devices",
        text: include_str!("0002_known_devices.sql"),
    },
    Migration {
        version: 3,
        name: "staff_versions",
        text: include_str!("0003_staff_versions.sql"),
    },
    Migration {
        version: 4,
        name: "flag_reasons",
        text: include_str!("0004_flag_reasons.sql"),
    },
    Migration {
        version: 5,
        name: "whole_building",
        text: include_str!("0005_whole_building.sql"),
    },
    Migration {
        version: 6,
        name: "granted_names",
        text: include_str!("0006_granted_names.sql"),
    },
    Migration {
        version: 7,
        name: "flagged_answers",
        text: include_str!("0007_flagged_answers.sql"),
    },
];

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
    use super::MIGRATIONS;
    use crate::commands::reports::SubmitReport;
    use crate::testing::village::{DAY_ONE, Village};
    use crate::{Store, StoreConfig};
    use contract::IdempotencyKey;
    use contract::community::{HolidayKind, SpanUnit};
    use contract::media::PhotoStage;
    use contract::report::{SubjectKind, Visibility};
    use uuid::Uuid;

    /// Every column that may hold certain words only, with the words: those of its last migration.
    fn checked() -> Vec<(&'static str, Vec<&'static str>)> {
        let checks = MIGRATIONS
            .iter()
            .flat_map(|migration| migration.text.split("CHECK (").skip(1));
        let mut checked: Vec<(&str, Vec<&str>)> = Vec::new();
        for check in checks {
            let (column, rest) = check.split_once(" IN (").expect("a CHECK of another kind");
            let (words, _) = rest.split_once("))").expect("no end");
            let words = words.split(", ").map(|word| word.trim_matches('\''));
            checked.retain(|(earlier, _)| *earlier != column);
            checked.push((column, words.collect()));
        }
        checked
    }

    #[test]
    fn tables_hold_the_words_of_the_contract() {
        let known = [
            ("finish_unit", SpanUnit::ALL.map(SpanUnit::code).to_vec()),
            ("kind", HolidayKind::ALL.map(HolidayKind::code).to_vec()),
            ("visibility", Visibility::ALL.map(Visibility::code).to_vec()),
            ("stage", PhotoStage::ALL.map(PhotoStage::code).to_vec()),
            (
                "subject_kind",
                SubjectKind::ALL.map(SubjectKind::code).to_vec(),
            ),
        ];
        // One without an entry here would go its own way.
        assert_eq!(checked(), known);
    }

    /// A file without an entry would never run, and nothing else tells.
    #[test]
    fn every_file_is_registered_in_its_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/migrations");
        let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
            .expect("the folder of the migrations")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
            .map(|path| {
                let name = path.file_name().expect("a name").to_string_lossy();
                (
                    name.into_owned(),
                    std::fs::read_to_string(&path).expect("its text"),
                )
            })
            .collect();
        files.sort();
        let registered: Vec<(String, String)> = MIGRATIONS
            .iter()
            .map(|m| {
                (
                    format!("{:04}_{}.sql", m.version, m.name),
                    m.text.to_owned(),
                )
            })
            .collect();
        assert_eq!(registered, files);
        let versions = MIGRATIONS.iter().map(|migration| migration.version);
        assert!(versions.eq((1..).take(MIGRATIONS.len())));
    }

    crate::conformance! {
        async fn a_second_start_changes_nothing(store: TestStore) {
            let again = Store::connect(&StoreConfig::new(store.url())).await;
            assert!(again.is_ok());
        }

        async fn a_newer_schema_is_refused(store: TestStore) {
            store.raw("INSERT INTO schema_migration VALUES (999, 'future', '')").await;
            assert!(Store::connect(&StoreConfig::new(store.url())).await.is_err());
        }

        // The last one that moved what a table holds to a new table.
        async fn flags_of_an_older_schema_are_carried_over(store: TestStore) {
            let village = Village::build(&store).await;
            let command = SubmitReport {
                community: village.community,
                key: IdempotencyKey(Uuid::from_u128(1)),
                input: village.report("路灯不亮"),
            };
            store.execute(command, village.author.clone(), DAY_ONE).await.expect("sent");
            store.raw(
                "INSERT INTO flag (id, community_id, report_id, subject_kind, subject_id, reason, body, at)
                 SELECT id, community_id, id, 'report', id, 'other', '不实', 7 FROM report",
            ).await;
            for undo in [
                "ALTER TABLE event_text DROP COLUMN hidden",
                "ALTER TABLE event_text DROP COLUMN staff_version",
                "DELETE FROM schema_migration WHERE version >= 7",
            ] {
                store.raw(undo).await;
            }
            assert!(Store::connect(&StoreConfig::new(store.url())).await.is_ok());
            let kept = "SELECT COUNT(*) FROM flag WHERE body = '不实' AND at = 7";
            assert_eq!(store.number(kept).await, 1);
        }

        async fn a_changed_migration_is_refused(store: TestStore) {
            store.raw("UPDATE schema_migration SET checksum = 'x'").await;
            assert!(Store::connect(&StoreConfig::new(store.url())).await.is_err());
        }
    }
}
