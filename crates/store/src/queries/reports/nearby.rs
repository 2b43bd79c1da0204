//! "Seen already?": open reports around the place that somebody is reporting from.

use super::cards::Cards;
use crate::entity::{category, me_too, report};
use crate::failure::Failure;
use crate::model::reports::facts;
use contract::place::Bounds;
use contract::report::{Nearby, NearbyQuery, NearbyReport};
use contract::{BuildingId, CategoryId, CommunityId, FieldCode, ReportId, Timestamp};
use rules::nearby::{self, Matter, Near, Radii};
use rules::{Actor, geo};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashSet;
use uuid::Uuid;

/// Open reports looked at around one place.
const SCAN_MAX: u64 = 1_000;
/// Tiles that cover the circle.
const TILES: u64 = 16;

/// The most likely first, as [`rules::nearby`] says.
///
/// # Errors
/// `lat: invalid` for a position that is none.
pub async fn nearby(
    db: &impl ConnectionTrait,
    actor: &Actor,
    community: CommunityId,
    query: &NearbyQuery,
    now: Timestamp,
) -> Result<Nearby, Failure> {
    let new = Matter {
        position: query.position(),
        building: query.building,
        category: query.category,
    };
    if !new.position.is_plausible() {
        return Err(Failure::field("lat", FieldCode::Invalid));
    }
    let radii = radii(db, community).await?;
    let reach = nearby::reach_m(new.category, &radii);
    let rows = around(db, community, &new, f64::from(reach)).await?;
    let open = rows.iter().map(|row| (ReportId(row.id), matter(row)));
    let found = nearby::most_likely(&new, open, &radii);
    shown(db, actor, &rows, &found, now).await
}

fn matter(row: &report::Model) -> Matter {
    Matter {
        position: facts::position(row),
        building: row.building_id.map(BuildingId),
        category: row.category_id.map(CategoryId),
    }
}

async fn shown(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: &[report::Model],
    found: &[Near],
    now: Timestamp,
) -> Result<Nearby, Failure> {
    let row = |near: &Near| rows.iter().find(|row| row.id == near.report.0).cloned();
    let rows: Vec<report::Model> = found.iter().filter_map(row).collect();
    let joined = joined(db, actor, &rows).await?;
    let cards = Cards::load(db, &rows).await?;
    let items = found
        .iter()
        .zip(&rows)
        .map(|(near, row)| {
            Ok(NearbyReport {
                report: cards.card(actor, row, now)?,
                distance_m: near.distance_m,
                same_building: !near.elsewhere,
                joined: joined.contains(&row.id),
            })
        })
        .collect::<Result<_, Failure>>()?;
    Ok(Nearby { items })
}

async fn radii(db: &impl ConnectionTrait, community: CommunityId) -> Result<Radii, Failure> {
    let rows: Vec<(Uuid, i32)> = category::Entity::find()
        .select_only()
        .columns([category::Column::Id, category::Column::NearRadiusM])
        .filter(category::Column::CommunityId.eq(community.0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, radius)| (CategoryId(id), u32::try_from(radius).unwrap_or_default()))
        .collect())
}

/// Open, public reports in the square around the place, and those of the building.
async fn around(
    db: &impl ConnectionTrait,
    community: CommunityId,
    new: &Matter,
    reach_m: f64,
) -> Result<Vec<report::Model>, Failure> {
    use report::Column::{BuildingId as Building, Cell, CommunityId as In, IsOpen};
    let mut place = Condition::any();
    for cells in geo::cell_ranges(&Bounds::around(new.position, reach_m, reach_m), TILES) {
        place = place.add(Cell.between(*cells.start(), *cells.end()));
    }
    if let Some(building) = new.building {
        place = place.add(Building.eq(building.0));
    }
    let rows = report::Entity::find()
        .filter(In.eq(community.0))
        .filter(IsOpen.eq(true))
        .filter(facts::on_map())
        .filter(place)
        .order_by_desc(report::Column::Created)
        .limit(SCAN_MAX)
        .all(db)
        .await?;
    Ok(rows)
}

async fn joined(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: &[report::Model],
) -> Result<HashSet<Uuid>, Failure> {
    let Some(person) = actor.person else {
        return Ok(HashSet::new());
    };
    let found: Vec<Uuid> = me_too::Entity::find()
        .select_only()
        .column(me_too::Column::ReportId)
        .filter(me_too::Column::PersonId.eq(person.0))
        .filter(me_too::Column::ReportId.is_in(rows.iter().map(|row| row.id)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}
