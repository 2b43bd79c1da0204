//! What the author was told on sending.

use super::holder;
use crate::entity::report;
use crate::failure::Failure;
use contract::report::ReportReceipt;
use contract::{ReportId, Timestamp};
use rules::reference;
use sea_orm::ConnectionTrait;

pub async fn receipt_of(
    db: &impl ConnectionTrait,
    row: &report::Model,
) -> Result<ReportReceipt, Failure> {
    Ok(ReportReceipt {
        id: ReportId(row.id),
        reference: reference::display(&row.reference),
        holder: holder::holder(db, row).await?,
        accept_due: Timestamp(row.accept_due),
        finish_due: Timestamp(row.finish_due),
    })
}
