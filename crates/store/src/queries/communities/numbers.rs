use crate::entity::{map_count, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use crate::projection::map::LEVELS;
use contract::home::Numbers;
use contract::{CommunityId, Timestamp};
use rules::lifecycle;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select,
};

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
        .filter(facts::status_in(lifecycle::is_solved))
        .filter(report::Column::Closed.gte(now.0 - DAYS_30_MS));
    let in_time = resolved
        .clone()
        .filter(Expr::col(report::Column::Closed).lte(Expr::col(report::Column::FinishDue)));
    Ok(Numbers {
        open: open(db, community).await?,
        resolved_30d: count(db, resolved).await?,
        in_time_30d: count(db, in_time).await?,
    })
}

/// The map's counts know it at the same cost however many reports there are.
async fn open(db: &impl ConnectionTrait, community: CommunityId) -> Result<i64, Failure> {
    let cells: Vec<i64> = map_count::Entity::find()
        .select_only()
        .column(map_count::Column::N)
        .filter(map_count::Column::CommunityId.eq(community.0))
        .filter(map_count::Column::Level.eq(i32::from(LEVELS[0])))
        .filter(map_count::Column::CategoryCode.eq(""))
        .filter(map_count::Column::IsOpen.eq(true))
        .into_tuple()
        .all(db)
        .await?;
    Ok(cells.iter().sum())
}

fn public(community: CommunityId) -> Select<report::Entity> {
    report::Entity::find()
        .filter(report::Column::CommunityId.eq(community.0))
        .filter(facts::on_map())
}

async fn count(db: &impl ConnectionTrait, query: Select<report::Entity>) -> Result<i64, Failure> {
    let number = query.count(db).await?;
    Ok(i64::try_from(number).unwrap_or(i64::MAX))
}
