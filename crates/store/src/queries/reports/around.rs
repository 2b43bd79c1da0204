//! What is on around somebody, as [`rules::around`] says.

use super::list;
use crate::failure::Failure;
use crate::queries::communities;
use contract::home::AroundScope;
use contract::report::{ReportCard, ReportFilter};
use contract::{BuildingId, CommunityId, Paging, Timestamp};
use rules::Actor;
use rules::around::{self, Home, Surroundings};
use sea_orm::ConnectionTrait;

/// Newest first, and what they are around.
///
/// # Errors
/// The database.
pub async fn around(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    building: Option<BuildingId>,
    now: Timestamp,
) -> Result<(AroundScope, Vec<ReportCard>), Failure> {
    let grid = match building {
        Some(building) => communities::grid_of(db, building).await?,
        None => None,
    };
    let home = Home { building, grid };
    let paging = Paging {
        after: None,
        limit: Some(around::SHOWN),
    };
    let mut look = around::nearest(&home);
    loop {
        let filter = filter(look);
        let found = list(db, actor, community, &filter, &paging, now).await?;
        match around::wider(&home, look, found.items.len()) {
            Some(wider) => look = wider,
            None => return Ok((look.scope(), found.items)),
        }
    }
}

fn filter(look: Surroundings) -> ReportFilter {
    let mut filter = ReportFilter::default();
    match look {
        Surroundings::Building(building) => filter.building = Some(building),
        Surroundings::Grid(grid) => filter.grid = Some(grid),
        Surroundings::Community => {}
    }
    filter
}
