use crate::entity::{building, facility, grid, unit};
use crate::failure::Failure;
use crate::model::communities::walks;
use crate::model::identity::worker_names;
use contract::community::{Building, Facility, Grid, Places, Unit};
use contract::place::Position;
use contract::{BuildingId, CategoryId, CommunityId, FacilityId, GridId, UnitId};
use rules::holder;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The address book, in the order in which people count.
///
/// # Errors
/// The database.
pub async fn places(db: &impl ConnectionTrait, id: CommunityId) -> Result<Places, Failure> {
    let grids = grid::Entity::find()
        .filter(grid::Column::CommunityId.eq(id.0))
        .order_by_asc(grid::Column::Sort)
        .order_by_asc(grid::Column::Id)
        .all(db)
        .await?;
    let workers = workers(db, id, &grids).await?;
    let grids = grids
        .into_iter()
        .map(|row| Grid {
            id: GridId(row.id),
            name: row.name,
            worker_name: workers.get(&row.id).cloned(),
        })
        .collect();
    Ok(Places {
        grids,
        buildings: buildings(db, id).await?,
        facilities: facilities(db, id).await?,
    })
}

/// The public name of the worker of each grid, by grid.
async fn workers(
    db: &impl ConnectionTrait,
    id: CommunityId,
    grids: &[grid::Model],
) -> Result<HashMap<Uuid, String>, Failure> {
    let walks = walks(db, id).await?;
    let people: Vec<Uuid> = walks.iter().map(|walks| walks.person.0).collect();
    let known = worker_names(db, id, &people).await?;
    let mut names: HashMap<Uuid, String> = HashMap::new();
    for grid in grids {
        let worker = holder::worker_of(GridId(grid.id), &walks);
        if let Some(name) = worker.and_then(|worker| known.get(&worker.0)) {
            names.insert(grid.id, name.clone());
        }
    }
    Ok(names)
}

async fn buildings(db: &impl ConnectionTrait, id: CommunityId) -> Result<Vec<Building>, Failure> {
    let mut units: HashMap<Uuid, Vec<Unit>> = HashMap::new();
    let unit_rows = unit::Entity::find()
        .join(
            JoinType::InnerJoin,
            unit::Entity::belongs_to(building::Entity)
                .from(unit::Column::BuildingId)
                .to(building::Column::Id)
                .into(),
        )
        .filter(building::Column::CommunityId.eq(id.0))
        .order_by_asc(unit::Column::Sort)
        .order_by_asc(unit::Column::Id)
        .all(db)
        .await?;
    for row in unit_rows {
        units.entry(row.building_id).or_default().push(Unit {
            id: UnitId(row.id),
            name: row.name,
        });
    }
    let rows = building::Entity::find()
        .filter(building::Column::CommunityId.eq(id.0))
        .order_by_asc(building::Column::Sort)
        .order_by_asc(building::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Building {
            id: BuildingId(row.id),
            grid: GridId(row.grid_id),
            name: row.name,
            position: Position {
                lat: row.lat,
                lng: row.lng,
            },
            floors: u16::try_from(row.floors).unwrap_or_default(),
            units: units.remove(&row.id).unwrap_or_default(),
        })
        .collect())
}

async fn facilities(db: &impl ConnectionTrait, id: CommunityId) -> Result<Vec<Facility>, Failure> {
    let rows = facility::Entity::find()
        .filter(facility::Column::CommunityId.eq(id.0))
        .order_by_asc(facility::Column::Code)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Facility {
            id: FacilityId(row.id),
            grid: row.grid_id.map(GridId),
            building: row.building_id.map(BuildingId),
            kind: row.kind,
            name: row.name,
            position: Position {
                lat: row.lat,
                lng: row.lng,
            },
            code: row.code,
            category: row.category_id.map(CategoryId),
        })
        .collect())
}
