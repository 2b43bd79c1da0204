//! Who has a report now.

use crate::entity::{category, grid, profile, report};
use crate::failure::Failure;
use crate::queries::identity::actor_of;
use crate::row::from_json;
use contract::report::Holder;
use contract::{CommunityId, GridId, PersonId};
use rules::holder;
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// Whoever has taken it up or walks its grid, while they work here; else the category's responsible
/// party, else the duty desk.
pub(crate) async fn holder(
    db: &impl ConnectionTrait,
    row: &report::Model,
) -> Result<Holder, Failure> {
    if let Some(person) = row.assignee_id
        && let Some(worker) = worker(db, row, person).await?
    {
        return Ok(worker);
    }
    if let Some(id) = row.category_id
        && let Some(category) = category::Entity::find_by_id(id).one(db).await?
    {
        let party = from_json("category.responsible", &category.responsible)?;
        return Ok(Holder::Responsible(party));
    }
    Ok(Holder::DutyDesk)
}

async fn worker(
    db: &impl ConnectionTrait,
    row: &report::Model,
    person: Uuid,
) -> Result<Option<Holder>, Failure> {
    let actor = actor_of(db, PersonId(person)).await?;
    let community = CommunityId(row.community_id);
    let Some(role) = holder::role(&actor, community, row.grid_id.map(GridId)) else {
        return Ok(None);
    };
    let walked = actor.grids(community);
    let grid = match row.grid_id.filter(|id| walked.contains(&GridId(*id))) {
        Some(id) => grid::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let profile = profile::Entity::find_by_id(person).one(db).await?;
    Ok(Some(Holder::Worker {
        role,
        grid: grid.map(|grid| grid.name),
        name: profile.map(|p| p.name).filter(|name| !name.is_empty()),
    }))
}
