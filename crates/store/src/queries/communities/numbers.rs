use crate::entity::report;
use crate::failure::Failure;
use contract::home::Numbers;
use contract::report::Status;
use contract::{CommunityId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

const DAYS_30_MS: i64 = 30 * 86_400_000;

/// The counts of the first page.
///
/// # Errors
/// The database.
pub async fn numbers(
    db: &impl ConnectionTrait,
    community: CommunityId,
    now: Timestamp,
) -> Result<Numbers, Failure> {
    let resolved = public(community)
        .filter(report::Column::Status.eq(Status::Resolved.code()))
        .filter(report::Column::Closed.gte(now.0 - DAYS_30_MS));
    let in_time = resolved
        .clone()
        .filter(Expr::col(report::Column::Closed).lte(Expr::col(report::Column::FinishDue)));
    let open = public(community).filter(report::Column::IsOpen.eq(true));
    Ok(Numbers {
        open: count(db, open).await?,
        resolved_30d: count(db, resolved).await?,
        in_time_30d: count(db, in_time).await?,
    })
}

fn public(community: CommunityId) -> Select<report::Entity> {
    report::Entity::find()
        .filter(report::Column::CommunityId.eq(community.0))
        .filter(report::Column::Visibility.eq("public"))
        .filter(report::Column::Hidden.is_null())
}

async fn count(db: &impl ConnectionTrait, query: Select<report::Entity>) -> Result<i64, Failure> {
    let number = query.count(db).await?;
    Ok(i64::try_from(number).unwrap_or(i64::MAX))
}
