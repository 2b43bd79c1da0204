//! Throws away what has served its time: once-only answers, sign-in codes and failures, ended
//! sessions, finished jobs.

use crate::failure::Failure;
use crate::row::sql;
use crate::{Command, Context, Tx};
use sea_orm::ConnectionTrait;

const DAY_MS: i64 = 86_400_000;

/// What goes, and after how many days. `$1` is the moment so many days ago.
const RULES: [(&str, i64); 6] = [
    ("DELETE FROM idempotency WHERE created < $1", 30),
    ("DELETE FROM login_code WHERE created < $1", 1),
    ("DELETE FROM login_failure WHERE at < $1", 1),
    ("DELETE FROM session WHERE expires < $1 OR revoked < $1", 30),
    ("DELETE FROM job WHERE done < $1", 30),
    ("DELETE FROM lease WHERE until < $1", 1),
];

/// Run it every hour or so.
pub struct Sweep;

impl Command for Sweep {
    /// Rows that went.
    type Outcome = u64;
    const NAME: &'static str = "sweep";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<u64, Failure> {
        let mut gone = 0;
        for (text, days) in RULES {
            let before = cx.now.0 - days * DAY_MS;
            let statement = sql(tx.get_database_backend(), text, [before.into()]);
            gone += tx.execute_raw(statement).await?.rows_affected();
        }
        Ok(gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::identity::RequestCode;
    use crate::testing::village::DAY_ONE;
    use contract::Timestamp;
    use rules::Actor;

    crate::conformance! {
        async fn codes_go_after_a_day(store: TestStore) {
            let ask = RequestCode { phone: "13900000001".into(), address: "192.0.2.1".into(), address_limit: 300 };
            store.execute(ask, Actor::anonymous(), DAY_ONE).await.unwrap();
            let sweep = |ms| store.execute(Sweep, Actor::system(), Timestamp(DAY_ONE.0 + ms));
            assert_eq!(sweep(DAY_MS).await.unwrap(), 0);
            assert!(sweep(DAY_MS + 1).await.unwrap() >= 1);
            assert_eq!(store.number("SELECT COUNT(*) FROM login_code").await, 0);
        }
    }
}
