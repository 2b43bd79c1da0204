//! Who has a report now, as [`rules::holder`] says.

use crate::entity::{category, grid, report};
use crate::failure::Failure;
use crate::model::identity::{actor_of, worker_names};
use crate::row::from_json;
use contract::person::Role;
use contract::report::Holder;
use contract::{CategoryId, CommunityId, GridId, PersonId};
use rules::holder::{self, Holds};
use sea_orm::{ConnectionTrait, EntityTrait};

pub async fn holder(db: &impl ConnectionTrait, row: &report::Model) -> Result<Holder, Failure> {
    let assignee = match row.assignee_id {
        Some(person) => Some(actor_of(db, PersonId(person)).await?),
        None => None,
    };
    let holds = holder::of_report(
        assignee.as_ref(),
        CommunityId(row.community_id),
        row.grid_id.map(GridId),
        row.category_id.map(CategoryId),
    );
    match holds {
        Holds::Assignee { role, own_grid } => worker(db, row, role, own_grid).await,
        Holds::ResponsibleParty => responsible(db, row).await,
        Holds::DutyDesk => Ok(Holder::DutyDesk),
    }
}

async fn worker(
    db: &impl ConnectionTrait,
    row: &report::Model,
    role: Role,
    own_grid: bool,
) -> Result<Holder, Failure> {
    let grid = match row.grid_id.filter(|_| own_grid) {
        Some(id) => grid::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let people = row.assignee_id.as_slice();
    let names = worker_names(db, CommunityId(row.community_id), people).await?;
    Ok(Holder::Worker {
        role,
        grid: grid.map(|grid| grid.name),
        name: names.into_values().next(),
    })
}

async fn responsible(db: &impl ConnectionTrait, row: &report::Model) -> Result<Holder, Failure> {
    let category = match row.category_id {
        Some(id) => category::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let category = category.ok_or_else(|| Failure::corrupt("a report without its category"))?;
    let party = from_json("category.responsible", &category.responsible)?;
    Ok(Holder::Responsible(party))
}
