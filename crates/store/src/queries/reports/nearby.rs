//! "Seen already?": open reports around the place that somebody is reporting from.

use super::cards::Cards;
use super::facts;
use crate::entity::{category, me_too, report};
use crate::failure::Failure;
use contract::place::{Bounds, Position};
use contract::report::{Nearby, NearbyQuery, NearbyReport};
use contract::{CommunityId, FieldCode, Timestamp};
use rules::{Actor, geo};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Radius of a report that nobody has sorted yet, metres.
const UNSORTED_RADIUS_M: u32 = 100;
/// More than this nobody compares before writing.
const SHOWN: usize = 8;
/// Open reports looked at around one place.
const SCAN_MAX: u64 = 1_000;
/// Tiles that cover the circle.
const TILES: u64 = 16;

/// Same building first, then by distance.
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
    let here = query.position();
    if !here.is_plausible() {
        return Err(Failure::field("lat", FieldCode::Invalid));
    }
    let radii = radii(db, community).await?;
    let wanted = query.category.map(|id| id.0);
    let reach = match wanted.and_then(|id| radii.get(&id)) {
        Some(radius) => *radius,
        None => radii.values().copied().max().unwrap_or(UNSORTED_RADIUS_M),
    };
    let building = query.building.map(|id| id.0);
    let around = around(db, community, here, f64::from(reach), building).await?;
    let mut found: Vec<(bool, u32, report::Model)> = around
        .into_iter()
        .filter(|row| wanted.is_none() || row.category_id.is_none() || row.category_id == wanted)
        .filter_map(|row| {
            let distance = whole_metres(here.distance_m(&facts::position(&row)));
            let same_building = building.is_some() && row.building_id == building;
            let radius = row.category_id.and_then(|id| radii.get(&id));
            let near = distance <= *radius.unwrap_or(&UNSORTED_RADIUS_M);
            (same_building || near).then_some((!same_building, distance, row))
        })
        .collect();
    found.sort_by_key(|(elsewhere, distance, row)| (*elsewhere, *distance, row.id));
    found.truncate(SHOWN);
    shown(db, actor, found, now).await
}

async fn shown(
    db: &impl ConnectionTrait,
    actor: &Actor,
    found: Vec<(bool, u32, report::Model)>,
    now: Timestamp,
) -> Result<Nearby, Failure> {
    let rows: Vec<report::Model> = found.iter().map(|(.., row)| row.clone()).collect();
    let joined = joined(db, actor, &rows).await?;
    let cards = Cards::load(db, &rows).await?;
    let items = found
        .iter()
        .map(|(elsewhere, distance_m, row)| {
            Ok(NearbyReport {
                report: cards.card(actor, row, now)?,
                distance_m: *distance_m,
                same_building: !elsewhere,
                joined: joined.contains(&row.id),
            })
        })
        .collect::<Result<_, Failure>>()?;
    Ok(Nearby { items })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on the globe is positive and far below u32::MAX"
)]
fn whole_metres(distance: f64) -> u32 {
    distance.round() as u32
}

async fn radii(
    db: &impl ConnectionTrait,
    community: CommunityId,
) -> Result<HashMap<Uuid, u32>, Failure> {
    let rows: Vec<(Uuid, i32)> = category::Entity::find()
        .select_only()
        .columns([category::Column::Id, category::Column::NearRadiusM])
        .filter(category::Column::CommunityId.eq(community.0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, radius)| (id, u32::try_from(radius).unwrap_or_default()))
        .collect())
}

/// Open, public reports in the square around the place, and those of the building.
async fn around(
    db: &impl ConnectionTrait,
    community: CommunityId,
    here: Position,
    reach_m: f64,
    building: Option<Uuid>,
) -> Result<Vec<report::Model>, Failure> {
    use report::Column::{BuildingId, Cell, CommunityId as In, IsOpen};
    let mut place = Condition::any();
    for cells in geo::cell_ranges(&Bounds::around(here, reach_m, reach_m), TILES) {
        place = place.add(Cell.between(*cells.start(), *cells.end()));
    }
    if let Some(building) = building {
        place = place.add(BuildingId.eq(building));
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
