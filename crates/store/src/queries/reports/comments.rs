//! The comments of a report as this reader may see them.

use crate::entity::{comment, report};
use crate::failure::Failure;
use crate::model::reports::comments::as_read_by;
use contract::report::Comment;
use rules::Actor;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Newest that are shown; a report with more has become something else.
const SHOWN: u64 = 500;

/// Oldest first.
pub(super) async fn of_report(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: &report::Model,
) -> Result<Vec<Comment>, Failure> {
    let mut rows = comment::Entity::find()
        .filter(comment::Column::ReportId.eq(row.id))
        .order_by_desc(comment::Column::Created)
        .order_by_desc(comment::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    rows.reverse();
    as_read_by(db, actor, row, rows).await
}
