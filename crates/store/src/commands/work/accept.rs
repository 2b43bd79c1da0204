//! A worker takes a report up: from now on it is hers, and its photos are everybody's.

use crate::commands::reports::{change, dispatch};
use crate::entity::{report, report_photo};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::recorded::{Accepted, Recorded};
use crate::{Command, Context, Tx};
use contract::work::AcceptInput;
use contract::{CategoryId, FieldCode, MediaId, PersonId, ReportId, Timestamp};
use rules::lifecycle::Step;
use rules::policy::Act;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

pub struct AcceptReport {
    pub report: ReportId,
    pub input: AcceptInput,
}

impl Command for AcceptReport {
    /// The new version.
    type Outcome = i64;
    const NAME: &'static str = "accept_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<i64, Failure> {
        let before = change::lock(tx, cx, self.report, Act::Accept).await?;
        self.input.validate()?;
        let worker = cx.person()?;
        let withheld = self.withheld(tx, &before).await?;
        let mut after = change::stepped(cx, &before, Step::Accept)?;
        after.assignee_id = Some(worker.0);
        after.accepted = Some(cx.now.0);
        let community = before.community_id;
        let category = dispatch::chosen(tx, community, self.input.category).await?;
        after.visibility = dispatch::visibility(&before, None, category.as_ref());
        if self.input.category.is_some() {
            let sent = Timestamp(before.created);
            let due = dispatch::promise(tx, community, category.as_ref(), sent).await?;
            after.category_id = category.map(|category| category.id);
            after.finish_due = due.finish_due.0;
        }
        release(tx, &before, &withheld).await?;
        let accepted = Accepted {
            status: [facts::status(&before)?, facts::status(&after)?],
            category: [&before, &after].map(|row| row.category_id.map(CategoryId)),
            visibility: [&before, &after].map(facts::visibility),
            finish_due: [before.finish_due, after.finish_due],
            assignee: [&before, &after].map(|row| row.assignee_id.map(PersonId)),
            withheld: withheld.into_iter().map(MediaId).collect(),
        };
        let after = change::save(tx, cx, &before, after).await?;
        change::event(tx, cx, &after, Recorded::Accepted(accepted)).await?;
        Ok(after.version)
    }
}

impl AcceptReport {
    /// # Errors
    /// `withhold: unknown` for a photo that is not of this report.
    async fn withheld(&self, tx: &Tx, row: &report::Model) -> Result<Vec<Uuid>, Failure> {
        let mut ids: Vec<Uuid> = self.input.withhold.iter().map(|id| id.0).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(ids);
        }
        let found = report_photo::Entity::find()
            .filter(report_photo::Column::ReportId.eq(row.id))
            .filter(report_photo::Column::MediaId.is_in(ids.iter().copied()))
            .count(tx)
            .await?;
        if usize::try_from(found) == Ok(ids.len()) {
            Ok(ids)
        } else {
            Err(Failure::field("withhold", FieldCode::Unknown))
        }
    }
}

async fn release(tx: &Tx, row: &report::Model, withheld: &[Uuid]) -> Result<(), Failure> {
    let mut update = report_photo::Entity::update_many()
        .col_expr(report_photo::Column::Released, Expr::value(true))
        .filter(report_photo::Column::ReportId.eq(row.id));
    if !withheld.is_empty() {
        update = update.filter(report_photo::Column::MediaId.is_not_in(withheld.iter().copied()));
    }
    update.exec(tx).await?;
    Ok(())
}
