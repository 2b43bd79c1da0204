//! What `rules` say about a report's status and its promise, as SQL. The lists of statuses are asked from
//! the rules themselves, so that a status that is added there is not forgotten here.

use crate::entity::report;
use crate::model::reports::facts::status_in;
use contract::Timestamp;
use rules::deadline::{self, Running};
use rules::lifecycle::{self, Party};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr};

/// Waits for somebody to accept it.
pub(super) fn to_accept() -> SimpleExpr {
    status_in(|status| deadline::running(status) == Some(Running::Accept))
}

/// Was accepted, and waits for its end.
pub(super) fn to_finish() -> SimpleExpr {
    status_in(|status| deadline::running(status) == Some(Running::Finish))
}

/// Was ended by those who work here.
pub(super) fn done() -> SimpleExpr {
    status_in(|status| lifecycle::is_end_by(Party::Worker, status))
}

/// As [`deadline::due`]; NULL when nothing runs.
pub(super) fn due() -> SimpleExpr {
    CaseStatement::new()
        .case(to_accept(), Expr::col(report::Column::AcceptDue))
        .case(to_finish(), Expr::col(report::Column::FinishDue))
        .into()
}

/// As [`deadline::lamp`] is red.
pub(super) fn is_red(now: Timestamp) -> SimpleExpr {
    due().lte(now.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::reports::SubmitReport;
    use crate::model::reports::facts;
    use crate::testing::village::{DAY_ONE, Village};
    use contract::IdempotencyKey;
    use contract::report::{Lamp, Status};
    use sea_orm::{EntityTrait, QueryFilter, QuerySelect};
    use uuid::Uuid;

    crate::conformance! {
        async fn the_database_decides_about_promises_as_the_rules_do(store: TestStore) {
            let village = Village::build(&store).await;
            let command = SubmitReport {
                community: village.community,
                key: IdempotencyKey(Uuid::now_v7()),
                input: village.report("路灯不亮"),
            };
            store.execute(command, village.author.clone(), DAY_ONE).await.unwrap();
            store.raw("UPDATE report SET created = 0, accept_due = 400, finish_due = 4000").await;
            let db = store.reader();
            for status in Status::ALL {
                let (code, open) = (status.code(), status.is_open());
                store.raw(&format!("UPDATE report SET status = '{code}', is_open = {open}")).await;
                let row = report::Entity::find().one(db).await.unwrap().unwrap();
                let due: Option<i64> = report::Entity::find()
                    .select_only()
                    .expr(due())
                    .into_tuple()
                    .one(db)
                    .await
                    .unwrap()
                    .unwrap();
                let expected = deadline::due(status, facts::deadlines(&row));
                assert_eq!(due.map(Timestamp), expected, "{code}");
                let is = async |what: SimpleExpr| {
                    report::Entity::find().filter(what).one(db).await.unwrap().is_some()
                };
                for now in [0, 299, 300, 399, 400, 401, 3999, 4000, 4001].map(Timestamp) {
                    let lamp = deadline::lamp(status, Timestamp(0), facts::deadlines(&row), now);
                    assert_eq!(is(is_red(now)).await, lamp == Lamp::Red, "{code} at {now:?}");
                }
                // Each status is in one list of the queue, but for what its author took back.
                let lists = [is(to_accept()).await, is(to_finish()).await, is(done()).await];
                let in_lists = lists.iter().filter(|is| **is).count();
                assert_eq!(in_lists, usize::from(status != Status::Withdrawn), "{code}");
                assert_eq!(lists[0] || lists[1], open, "{code}");
            }
        }
    }
}
