//! Numbers kept beside the rows they count, changed in the same transaction, and recreated by one
//! rebuild each.

pub mod map;

use crate::entity::report;
use crate::failure::Failure;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

const REPORTS_AT_ONCE: u64 = 5000;

/// All reports, some thousands at a time: those after this one; none are left when it gives none.
pub(crate) async fn reports_after(
    db: &impl ConnectionTrait,
    last: Option<Uuid>,
) -> Result<Vec<report::Model>, Failure> {
    let mut page = report::Entity::find()
        .order_by_asc(report::Column::Id)
        .limit(REPORTS_AT_ONCE);
    if let Some(last) = last {
        page = page.filter(report::Column::Id.gt(last));
    }
    Ok(page.all(db).await?)
}
