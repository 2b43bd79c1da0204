//! Work that only one node may do: a row with an owner and an end. No advisory locks, because not
//! every database that speaks Postgres has them.

use crate::failure::Failure;
use crate::{Tx, row};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Takes or renews the lease. `false`: another owner holds it. The row stays locked to the end of the
/// transaction, so two nodes can not both go on.
pub(crate) async fn hold(
    tx: &Tx,
    name: &str,
    owner: Uuid,
    now: i64,
    for_ms: i64,
) -> Result<bool, Failure> {
    let statement = row::sql(
        tx.get_database_backend(),
        "INSERT INTO lease (name, owner, until) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
         WHERE lease.owner = excluded.owner OR lease.until <= $4",
        [name.into(), owner.into(), (now + for_ms).into(), now.into()],
    );
    Ok(tx.execute_raw(statement).await?.rows_affected() > 0)
}
