//! Tells a worker that reports wait: at most one message in ten minutes, however many come.

use crate::failure::Failure;
use crate::row::sql;
use crate::task::Task;
use crate::{Context, Tx, record};
use contract::{PersonId, Timestamp};
use sea_orm::ConnectionTrait;

/// A flood of reports must not become a flood of messages, which cost money and are then not read.
const PAUSE_MS: i64 = 600_000;

/// Leaves a message for now, or for the end of the pause after the last one; none when one is on its
/// way already. The row remembers the moment of the last message, which may be to come.
pub(super) async fn tell_worker(tx: &Tx, cx: &Context, person: PersonId) -> Result<(), Failure> {
    let backend = tx.get_database_backend();
    let statement = sql(
        backend,
        // A moment further ahead than one pause comes from a clock that went wrong.
        "INSERT INTO lease (name, owner, until) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET until =
            CASE WHEN lease.until <= $4 OR lease.until > $5 THEN excluded.until
                 ELSE lease.until + $6 END
         WHERE lease.until <= $3 OR lease.until > $5
         RETURNING until",
        [
            format!("notify:{person}").into(),
            person.0.into(),
            cx.now.0.into(),
            (cx.now.0 - PAUSE_MS).into(),
            (cx.now.0 + PAUSE_MS).into(),
            PAUSE_MS.into(),
        ],
    );
    let Some(row) = tx.query_one_raw(statement).await? else {
        return Ok(());
    };
    let at = Timestamp(row.try_get("", "until")?);
    record::job(tx, cx, &Task::NotifyWorker { person }, at).await?;
    Ok(())
}
