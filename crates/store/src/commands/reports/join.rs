//! 我也遇到: somebody has the same problem.

use super::kinds::Kind;
use super::{change, follow};
use crate::entity::me_too;
use crate::failure::Failure;
use crate::queries::reports::detail::counts;
use crate::{Command, Context, Tx};
use contract::ReportId;
use contract::report::Counts;
use rules::policy::Act;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;

/// Counts once for each person, and follows. Saying it again changes nothing.
pub struct JoinReport {
    pub report: ReportId,
}

impl Command for JoinReport {
    type Outcome = Counts;
    const NAME: &'static str = "join_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Counts, Failure> {
        let mut report = change::lock(tx, cx, self.report, Act::Join).await?;
        let person = cx.person()?;
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
            follow::add(tx, cx, &mut report, person).await?;
            follow::save_counts(tx, &report).await?;
            change::event(tx, cx, &report, Kind::Joined, json!({})).await?;
            change::tell(cx, &report);
        }
        counts(tx, &cx.actor, &report).await
    }
}
