//! 我也遇到: somebody has the same problem, or takes back having said so.

use super::{change, follow};
use crate::entity::{me_too, report};
use crate::failure::Failure;
use crate::model::reports::counts::counts;
use crate::model::reports::recorded::Recorded;
use crate::{Command, Context, Tx};
use contract::report::Counts;
use contract::{PersonId, ReportId};
use rules::policy::Act;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Counts once for each person, and follows. Saying it again changes nothing.
pub struct JoinReport {
    pub report: ReportId,
    /// `false`: taken back. Following stays as it is: it has a switch of its own, and nobody remembers
    /// by which of the two it began.
    pub on: bool,
}

impl Command for JoinReport {
    type Outcome = Counts;
    const NAME: &'static str = "join_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Counts, Failure> {
        let act = if self.on { Act::Join } else { Act::Unjoin };
        let mut report = change::lock(tx, cx, self.report, act).await?;
        let person = cx.person()?;
        let (changed, recorded) = if self.on {
            (add(tx, cx, &mut report, person).await?, Recorded::Joined {})
        } else {
            (
                remove(tx, &mut report, person).await?,
                Recorded::Unjoined {},
            )
        };
        if changed {
            follow::save_counts(tx, &report).await?;
            change::event(tx, cx, &report, recorded).await?;
            change::tell(cx, &report);
        }
        counts(tx, &cx.actor, &report).await
    }
}

/// Adds the row, counts it and follows; `false` when it was there.
async fn add(
    tx: &Tx,
    cx: &Context,
    report: &mut report::Model,
    person: PersonId,
) -> Result<bool, Failure> {
    let row = me_too::ActiveModel {
        report_id: Set(report.id),
        person_id: Set(person.0),
        since: Set(cx.now.0),
    };
    let inserted = me_too::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if inserted > 0 {
        report.me_too += 1;
        follow::add(tx, cx, report, person).await?;
    }
    Ok(inserted > 0)
}

async fn remove(tx: &Tx, report: &mut report::Model, person: PersonId) -> Result<bool, Failure> {
    let removed = me_too::Entity::delete_by_id((report.id, person.0))
        .exec(tx)
        .await?
        .rows_affected;
    report.me_too -= i32::from(removed > 0);
    Ok(removed > 0)
}
