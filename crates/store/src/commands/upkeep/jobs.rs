//! Work that follows a command: sending a code, telling a worker, removing pictures. A job runs at
//! least once: a node that stops in the middle loses its lease, and another runs the job again.

use crate::entity::job;
use crate::failure::Failure;
use crate::row::sql;
use crate::task::Task;
use crate::{Command, Context, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter};
use uuid::Uuid;

/// A job that fails this often is left for a person to look at.
pub const TRIES_MAX: i32 = 12;
const FIRST_WAIT_MS: i64 = 5_000;
const LONGEST_WAIT_MS: i64 = 3_600_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub id: Uuid,
    /// `None` for what this version can not read. A newer node may be able to, so such a job is
    /// failed as any other and tried again.
    pub task: Option<Task>,
    /// For the log; the task's own words would be personal.
    pub kind: String,
    /// This try included.
    pub tries: i32,
}

#[derive(FromQueryResult)]
struct Leased {
    id: Uuid,
    kind: String,
    payload: String,
    tries: i32,
}

impl From<Leased> for Job {
    fn from(row: Leased) -> Self {
        Self {
            id: row.id,
            task: Task::from_columns(&row.kind, &row.payload),
            kind: row.kind,
            tries: row.tries,
        }
    }
}

/// Takes due jobs for a while.
pub struct LeaseJobs {
    pub limit: u32,
    /// Within this time the job must be finished or failed, milliseconds.
    pub lease_ms: i64,
}

impl Command for LeaseJobs {
    type Outcome = Vec<Job>;
    const NAME: &'static str = "lease_jobs";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Vec<Job>, Failure> {
        let backend = tx.get_database_backend();
        // Two nodes must not wait for each other's jobs, nor take the same.
        let lock = if backend == DbBackend::Sqlite {
            ""
        } else {
            "FOR UPDATE SKIP LOCKED"
        };
        let text = format!(
            "UPDATE job SET leased_until = $1, tries = tries + 1 WHERE id IN (
                SELECT id FROM job
                WHERE done IS NULL AND failed IS NULL AND run_at <= $2 AND leased_until <= $2
                ORDER BY run_at LIMIT $3 {lock}
            ) RETURNING id, kind, payload, tries"
        );
        let values = [
            (cx.now.0 + self.lease_ms).into(),
            cx.now.0.into(),
            i64::from(self.limit).into(),
        ];
        let rows = tx.query_all_raw(sql(backend, &text, values)).await?;
        rows.iter()
            .map(|row| Ok(Leased::from_query_result(row, "")?.into()))
            .collect()
    }
}

/// The job is done. Its payload goes: it may hold what must not stay.
pub struct CompleteJob {
    pub id: Uuid,
}

impl Command for CompleteJob {
    type Outcome = ();
    const NAME: &'static str = "complete_job";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        job::Entity::update_many()
            .col_expr(job::Column::Done, Expr::value(cx.now.0))
            .col_expr(job::Column::Payload, Expr::value("{}"))
            .filter(job::Column::Id.eq(self.id))
            .filter(job::Column::Done.is_null())
            .exec(tx)
            .await?;
        Ok(())
    }
}

/// The job did not work this time.
pub struct FailJob {
    pub id: Uuid,
    /// A short code for operators: `timeout`, `refused`. Never personal.
    pub reason: String,
}

impl Command for FailJob {
    type Outcome = ();
    const NAME: &'static str = "fail_job";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let Some(row) = job::Entity::find_by_id(self.id).one(tx).await? else {
            return Ok(());
        };
        let mut update = job::Entity::update_many()
            .col_expr(job::Column::LeasedUntil, Expr::value(0_i64))
            .col_expr(
                job::Column::RunAt,
                Expr::value(cx.now.0 + wait_ms(row.tries)),
            );
        if row.tries >= TRIES_MAX {
            update = update
                .col_expr(job::Column::Failed, Expr::value(self.reason.clone()))
                .col_expr(job::Column::Payload, Expr::value("{}"));
        }
        update
            .filter(job::Column::Id.eq(self.id))
            .filter(job::Column::Done.is_null())
            .exec(tx)
            .await?;
        Ok(())
    }
}

/// Doubles with every try, up to an hour.
fn wait_ms(tries: i32) -> i64 {
    let doublings = u32::try_from(tries - 1).unwrap_or_default().min(20);
    (FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record;
    use crate::testing::village::DAY_ONE;
    use contract::Timestamp;
    use rules::Actor;

    struct Leave(usize);

    fn nothing() -> Task {
        Task::DeleteBlobs { blobs: Vec::new() }
    }

    impl Command for Leave {
        type Outcome = ();
        const NAME: &'static str = "leave";
        async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
            for _ in 0..self.0 {
                record::job(tx, cx, &nothing(), cx.now).await?;
            }
            Ok(())
        }
    }

    async fn take(store: &crate::Store, now: Timestamp) -> Vec<Job> {
        let command = LeaseJobs {
            limit: 10,
            lease_ms: 60_000,
        };
        store.execute(command, Actor::system(), now).await.unwrap()
    }

    fn later(seconds: i64) -> Timestamp {
        Timestamp(DAY_ONE.0 + seconds * 1000)
    }

    crate::conformance! {
        async fn a_job_is_taken_once_and_again_when_its_lease_ends(store: TestStore) {
            store.execute(Leave(15), Actor::system(), DAY_ONE).await.unwrap();
            let (a, b) = tokio::join!(take(&store, DAY_ONE), take(&store, DAY_ONE));
            assert!(a.iter().chain(&b).all(|job| job.task == Some(nothing())));
            let mut ids: Vec<_> = a.iter().chain(&b).map(|job| job.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!((a.len() + b.len(), ids.len()), (15, 15));
            assert_eq!(take(&store, later(59)).await, []);
            store.execute(CompleteJob { id: ids[0] }, Actor::system(), later(59)).await.unwrap();
            let again = take(&store, later(60)).await;
            assert!(again.len() == 10 && again.iter().all(|job| job.tries == 2 && job.id != ids[0]));
        }

        async fn a_job_of_a_newer_version_is_left_to_it(store: TestStore) {
            store.execute(Leave(1), Actor::system(), DAY_ONE).await.unwrap();
            store.raw("UPDATE job SET kind = 'paint_bridge'").await;
            let jobs = take(&store, DAY_ONE).await;
            assert_eq!((jobs[0].task.as_ref(), jobs[0].kind.as_str()), (None, "paint_bridge"));
            let fail = FailJob { id: jobs[0].id, reason: "unreadable".into() };
            store.execute(fail, Actor::system(), DAY_ONE).await.unwrap();
            assert_eq!(take(&store, later(5)).await.len(), 1);
        }

        async fn a_failing_job_waits_longer_each_time_and_then_stops(store: TestStore) {
            store.execute(Leave(1), Actor::system(), DAY_ONE).await.unwrap();
            let fail = |id| FailJob { id, reason: "timeout".into() };
            let mut now = DAY_ONE;
            for tries in 1..=TRIES_MAX {
                let jobs = take(&store, now).await;
                assert_eq!(jobs.len(), 1, "try {tries}");
                store.execute(fail(jobs[0].id), Actor::system(), now).await.unwrap();
                assert_eq!(take(&store, Timestamp(now.0 + wait_ms(tries) - 1)).await, []);
                now = Timestamp(now.0 + wait_ms(tries));
            }
            assert_eq!(take(&store, Timestamp(i64::MAX / 2)).await, []);
            assert_eq!(store.number("SELECT COUNT(*) FROM job WHERE failed = 'timeout' AND payload = '{}'").await, 1);
        }
    }
}
