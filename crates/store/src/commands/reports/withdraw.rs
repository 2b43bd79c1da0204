//! The author takes a report back before anybody has taken it up.

use super::change;
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::model::reports::recorded::Recorded;
use crate::{Command, Context, Tx};
use contract::ReportId;
use rules::lifecycle::Step;
use rules::policy::Act;

pub struct WithdrawReport {
    pub report: ReportId,
}

impl Command for WithdrawReport {
    /// The new version.
    type Outcome = i64;
    const NAME: &'static str = "withdraw_report";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<i64, Failure> {
        let before = change::lock(tx, cx, self.report, Act::Withdraw).await?;
        let after = change::stepped(cx, &before, Step::Withdraw)?;
        let status = [facts::status(&before)?, facts::status(&after)?];
        let after = change::save(tx, cx, &before, after).await?;
        change::event(tx, cx, &after, Recorded::Withdrawn { status }).await?;
        Ok(after.version)
    }
}
