//! The author has read what happened to her report.

use super::change;
use crate::entity::report_seen;
use crate::failure::Failure;
use crate::{Command, Context, Tx};
use contract::ReportId;
use contract::report::SeenInput;
use rules::policy::Act;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Leaves no event: when somebody looks at her own report is nobody's record.
pub struct MarkSeen {
    pub report: ReportId,
    pub input: SeenInput,
}

impl Command for MarkSeen {
    type Outcome = ();
    const NAME: &'static str = "mark_seen";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        let report = change::lock(tx, cx, self.report, Act::MarkSeen).await?;
        let person = cx.person()?;
        // A phone whose clock is ahead has not read what is still to come.
        let up_to = self.input.up_to.min(cx.now).0;
        let before = report_seen::Entity::find_by_id((report.id, person.0))
            .one(tx)
            .await?;
        // Another device may have shown more already.
        if before.is_some_and(|row| row.up_to >= up_to) {
            return Ok(());
        }
        let row = report_seen::ActiveModel {
            report_id: Set(report.id),
            person_id: Set(person.0),
            up_to: Set(up_to),
        };
        let key = [report_seen::Column::ReportId, report_seen::Column::PersonId];
        let newer = OnConflict::columns(key)
            .update_column(report_seen::Column::UpTo)
            .to_owned();
        report_seen::Entity::insert(row)
            .on_conflict(newer)
            .exec_without_returning(tx)
            .await?;
        Ok(())
    }
}
