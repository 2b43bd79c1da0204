//! Somebody wants to hear how a report goes on, or no longer.

use super::change;
use crate::entity::{follow, report};
use crate::failure::Failure;
use crate::model::reports::counts::counts;
use crate::model::reports::recorded::Recorded;
use crate::{Command, Context, Tx};
use contract::report::Counts;
use contract::{PersonId, ReportId};
use rules::policy::Act;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

/// Saying it again changes nothing.
pub struct FollowReport {
    pub report: ReportId,
    /// `false`: no longer.
    pub on: bool,
}

impl Command for FollowReport {
    type Outcome = Counts;
    const NAME: &'static str = "follow_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Counts, Failure> {
        let mut report = change::lock(tx, cx, self.report, Act::Follow).await?;
        let person = cx.person()?;
        let (changed, recorded) = if self.on {
            (
                add(tx, cx, &mut report, person).await?,
                Recorded::Followed {},
            )
        } else {
            (
                remove(tx, &mut report, person).await?,
                Recorded::Unfollowed {},
            )
        };
        if changed {
            save_counts(tx, &report).await?;
            change::event(tx, cx, &report, recorded).await?;
            change::tell(cx, &report);
        }
        counts(tx, &cx.actor, &report).await
    }
}

/// Adds the row and counts it; `false` when it was there.
pub(super) async fn add(
    tx: &Tx,
    cx: &Context,
    report: &mut report::Model,
    person: PersonId,
) -> Result<bool, Failure> {
    let row = follow::ActiveModel {
        report_id: Set(report.id),
        person_id: Set(person.0),
        since: Set(cx.now.0),
    };
    let inserted = follow::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    report.followers += i32::from(inserted > 0);
    Ok(inserted > 0)
}

async fn remove(tx: &Tx, report: &mut report::Model, person: PersonId) -> Result<bool, Failure> {
    let removed = follow::Entity::delete_by_id((report.id, person.0))
        .exec(tx)
        .await?
        .rows_affected;
    report.followers -= i32::from(removed > 0);
    Ok(removed > 0)
}

/// Counts are no new version of the report: an author who is correcting it must not be told that
/// somebody changed it because a neighbour follows.
pub(super) async fn save_counts(tx: &Tx, report: &report::Model) -> Result<(), Failure> {
    let row = report::ActiveModel {
        id: Set(report.id),
        me_too: Set(report.me_too),
        followers: Set(report.followers),
        ..Default::default()
    };
    row.update_without_returning(tx).await?;
    Ok(())
}
