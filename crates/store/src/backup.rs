//! A consistent copy of the embedded database while it is in use.

use crate::connect::open_sqlite;
use crate::failure::{Failure, Fault};
use crate::row::sql;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use std::path::Path;

/// Copies the SQLite database behind `url` into the new file `to`, checked and durable. Postgres has
/// better tools of its own, so its URL is refused.
///
/// # Errors
/// `to` exists, the disk is full, or the copy is not whole.
pub async fn backup(url: &str, to: &Path) -> Result<(), Failure> {
    if !url.starts_with("sqlite:") {
        return Err(schema(
            "only SQLite is copied here; use pg_dump for Postgres",
        ));
    }
    if to.exists() {
        return Err(schema("the copy exists already"));
    }
    let part = to.with_extension("part");
    if part.exists() {
        std::fs::remove_file(&part).map_err(io)?;
    }
    let source = open_sqlite(url, 1, false).await?;
    let backend = source.get_database_backend();
    // One statement reads one snapshot: writers go on meanwhile.
    let copy = sql(backend, "VACUUM INTO $1", [text(&part).into()]);
    let copied = source.execute_raw(copy).await;
    source.close().await?;
    copied?;
    check(&part).await?;
    durable(&part, to).map_err(io)
}

/// Whether a database file is whole: pages, indexes and references.
///
/// # Errors
/// It is not, or it can not be opened.
pub async fn check(file: &Path) -> Result<(), Failure> {
    let url = format!("sqlite://{}", text(file));
    let copy = open_sqlite(&url, 1, false).await?;
    let found = found(&copy).await;
    copy.close().await?;
    match found? {
        None => Ok(()),
        Some(words) => Err(Failure::corrupt(words)),
    }
}

async fn found(copy: &DatabaseConnection) -> Result<Option<String>, Failure> {
    let backend = copy.get_database_backend();
    let whole = copy
        .query_one_raw(sql(backend, "PRAGMA integrity_check", []))
        .await?;
    let words: Option<String> = whole.map(|row| row.try_get_by_index(0)).transpose()?;
    if words.as_deref() != Some("ok") {
        return Ok(Some(words.unwrap_or_default()));
    }
    let dangling = copy
        .query_one_raw(sql(backend, "PRAGMA foreign_key_check", []))
        .await?;
    Ok(dangling.map(|_| "a row refers to one that is not there".to_owned()))
}

/// On disk under its final name, or not there at all.
fn durable(part: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::File::open(part)?.sync_all()?;
    std::fs::rename(part, to)?;
    match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn io(error: std::io::Error) -> Failure {
    Failure::Internal(Fault::Io(error))
}

fn schema(words: &str) -> Failure {
    Failure::Internal(Fault::Schema(words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestStore;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_copy_is_whole_and_a_damaged_one_is_found() {
        let store = TestStore::sqlite().await;
        store
            .raw("INSERT INTO meta (key, value) VALUES ('a', 'b')")
            .await;
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("copy.sqlite");
        backup(store.url(), &to).await.unwrap();
        check(&to).await.unwrap();
        assert!(backup(store.url(), &to).await.is_err(), "never overwrites");

        let mut bytes = std::fs::read(&to).unwrap();
        let middle = bytes.len() / 2;
        for byte in &mut bytes[middle..middle + 4096] {
            *byte = 0xa5;
        }
        let bad = folder.path().join("bad.sqlite");
        std::fs::write(&bad, bytes).unwrap();
        assert!(check(&bad).await.is_err());
    }
}
