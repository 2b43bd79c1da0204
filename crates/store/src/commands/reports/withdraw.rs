//! The author takes a report back before anybody has taken it up.

use super::change;
use crate::failure::Failure;
use crate::{Command, Context, Tx};
use contract::ReportId;
use rules::lifecycle::Step;
use rules::policy::Act;
use serde_json::json;

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
        let data = json!({ "status": [before.status, after.status] });
        let after = change::save(tx, cx, &before, after).await?;
        change::event(tx, cx, &after, Step::Withdraw, data).await?;
        Ok(after.version)
    }
}
