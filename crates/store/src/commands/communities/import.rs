//! Writes the address book and the geometry of a community. Rows are known by their code: importing
//! again updates them and keeps their ids, so that reports stay where they are. Nothing is deleted.

use crate::entity::{building, category, community, facility, grid, unit};
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::row::to_json;
use crate::{Command, Context, Tx};
use contract::place::Position;
use contract::{CommunityId, FieldCode, FieldErrors};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of one INSERT; ten values each stay far below the parameters that both databases take.
const ROWS_AT_ONCE: usize = 500;

pub struct ImportPlaces {
    pub community: CommunityId,
    pub grids: Vec<NewGrid>,
    pub buildings: Vec<NewBuilding>,
    pub facilities: Vec<NewFacility>,
    /// Ready-made GeoJSON, served as it is; `None` leaves what is there.
    pub geometry: Option<String>,
}

#[derive(Clone, Debug)]
pub struct NewGrid {
    /// Used when the code is new; otherwise one is made.
    pub id: Option<Uuid>,
    pub code: String,
    pub name: String,
    /// `[lng, lat]` corners.
    pub ring: Vec<[f64; 2]>,
}

#[derive(Clone, Debug)]
pub struct NewBuilding {
    pub id: Option<Uuid>,
    pub code: String,
    pub name: String,
    pub grid_code: String,
    pub position: Position,
    pub floors: u16,
    /// Names of its staircases, in order.
    pub units: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct NewFacility {
    pub id: Option<Uuid>,
    /// What the QR label carries.
    pub code: String,
    pub kind: String,
    pub name: String,
    pub position: Position,
    pub grid_code: Option<String>,
    pub building_code: Option<String>,
    pub category_code: Option<String>,
}

/// How many rows were written, new and updated together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub grids: usize,
    pub buildings: usize,
    pub units: usize,
    pub facilities: usize,
}

/// Ids by code.
type Ids = HashMap<String, Uuid>;

impl Command for ImportPlaces {
    type Outcome = Imported;
    const NAME: &'static str = "import_places";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Imported, Failure> {
        let here = community::Entity::find_by_id(self.community.0)
            .one(tx)
            .await?;
        let here = here.ok_or_else(Failure::not_found)?;
        let ids = self.resolve(tx, cx).await?;
        self.check(&ids)?;
        self.write_grids(tx, &ids).await?;
        self.write_buildings(tx, &ids).await?;
        let units = self.write_units(tx, cx, &ids).await?;
        self.write_facilities(tx, &ids).await?;
        if let Some(geometry) = &self.geometry {
            let mut row: community::ActiveModel = here.clone().into();
            row.geometry = Set(geometry.clone());
            row.geometry_version = Set(here.geometry_version + 1);
            row.update_without_returning(tx).await?;
        }
        let done = Imported {
            grids: self.grids.len(),
            buildings: self.buildings.len(),
            units,
            facilities: self.facilities.len(),
        };
        let event = Event {
            community: Some(self.community),
            kind: "places_imported",
            subject_kind: "community",
            subject: self.community.0,
            data: json!({
                "grids": done.grids, "buildings": done.buildings,
                "units": done.units, "facilities": done.facilities,
            }),
        };
        record::event(tx, cx, event).await?;
        Ok(done)
    }
}

struct Resolved {
    grids: Ids,
    buildings: Ids,
    facilities: Ids,
    categories: Ids,
}

/// Known codes keep their ids, new ones get theirs.
fn merge<'a>(
    known: Vec<(String, Uuid)>,
    new: impl Iterator<Item = (&'a str, Option<Uuid>)>,
    cx: &Context,
) -> Ids {
    let mut ids: Ids = known.into_iter().collect();
    for (code, id) in new {
        ids.entry(code.to_owned())
            .or_insert_with(|| id.unwrap_or_else(|| cx.id()));
    }
    ids
}

impl ImportPlaces {
    async fn resolve(&self, tx: &Tx, cx: &Context) -> Result<Resolved, Failure> {
        macro_rules! known {
            ($table:ident) => {
                $table::Entity::find()
                    .select_only()
                    .columns([$table::Column::Code, $table::Column::Id])
                    .filter($table::Column::CommunityId.eq(self.community.0))
                    .into_tuple::<(String, Uuid)>()
                    .all(tx)
                    .await?
            };
        }
        Ok(Resolved {
            grids: merge(
                known!(grid),
                self.grids.iter().map(|g| (g.code.as_str(), g.id)),
                cx,
            ),
            buildings: merge(
                known!(building),
                self.buildings.iter().map(|b| (b.code.as_str(), b.id)),
                cx,
            ),
            facilities: merge(
                known!(facility),
                self.facilities.iter().map(|f| (f.code.as_str(), f.id)),
                cx,
            ),
            categories: known!(category).into_iter().collect(),
        })
    }

    /// Every code that is referred to must be there, and each row once.
    fn check(&self, ids: &Resolved) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut once = std::collections::HashSet::new();
        for (n, grid) in self.grids.iter().enumerate() {
            if !once.insert(("grid", grid.code.as_str())) {
                errors.add(&format!("grids.{n}.code"), FieldCode::Taken);
            }
            if grid.ring.len() < 3 {
                errors.add(&format!("grids.{n}.ring"), FieldCode::TooShort);
            }
        }
        for (n, building) in self.buildings.iter().enumerate() {
            if !once.insert(("building", building.code.as_str())) {
                errors.add(&format!("buildings.{n}.code"), FieldCode::Taken);
            }
            if !ids.grids.contains_key(&building.grid_code) {
                errors.add(&format!("buildings.{n}.grid"), FieldCode::Unknown);
            }
            if !building.position.is_plausible() {
                errors.add(&format!("buildings.{n}.position"), FieldCode::Invalid);
            }
        }
        for (n, facility) in self.facilities.iter().enumerate() {
            if !once.insert(("facility", facility.code.as_str())) {
                errors.add(&format!("facilities.{n}.code"), FieldCode::Taken);
            }
            let unknown = |code: &Option<String>, ids: &Ids| {
                code.as_ref().is_some_and(|code| !ids.contains_key(code))
            };
            for (field, code, known) in [
                ("grid", &facility.grid_code, &ids.grids),
                ("building", &facility.building_code, &ids.buildings),
                ("category", &facility.category_code, &ids.categories),
            ] {
                if unknown(code, known) {
                    errors.add(&format!("facilities.{n}.{field}"), FieldCode::Unknown);
                }
            }
        }
        errors.into_result()
    }

    async fn write_grids(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
        let mut rows = Vec::new();
        for (sort, new) in (0..).zip(&self.grids) {
            rows.push(grid::ActiveModel {
                id: Set(ids.grids[&new.code]),
                community_id: Set(self.community.0),
                code: Set(new.code.clone()),
                name: Set(new.name.clone()),
                sort: Set(sort),
                ring: Set(to_json(&new.ring)?),
            });
        }
        let update = OnConflict::column(grid::Column::Id)
            .update_columns([grid::Column::Name, grid::Column::Sort, grid::Column::Ring])
            .to_owned();
        insert(tx, rows, update).await
    }

    async fn write_buildings(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
        let rows = (0..)
            .zip(&self.buildings)
            .map(|(sort, new)| building::ActiveModel {
                id: Set(ids.buildings[&new.code]),
                community_id: Set(self.community.0),
                grid_id: Set(ids.grids[&new.grid_code]),
                code: Set(new.code.clone()),
                name: Set(new.name.clone()),
                sort: Set(sort),
                lat: Set(new.position.lat),
                lng: Set(new.position.lng),
                floors: Set(i32::from(new.floors)),
            });
        use building::Column::{Floors, GridId, Lat, Lng, Name, Sort};
        let update = OnConflict::column(building::Column::Id)
            .update_columns([GridId, Name, Sort, Lat, Lng, Floors])
            .to_owned();
        insert(tx, rows.collect(), update).await
    }

    async fn write_units(&self, tx: &Tx, cx: &Context, ids: &Resolved) -> Result<usize, Failure> {
        let mut rows = Vec::new();
        for new in &self.buildings {
            for (sort, name) in (0..).zip(&new.units) {
                rows.push(unit::ActiveModel {
                    id: Set(cx.id()),
                    building_id: Set(ids.buildings[&new.code]),
                    name: Set(name.clone()),
                    sort: Set(sort),
                });
            }
        }
        let count = rows.len();
        let update = OnConflict::columns([unit::Column::BuildingId, unit::Column::Name])
            .update_column(unit::Column::Sort)
            .to_owned();
        insert(tx, rows, update).await?;
        Ok(count)
    }

    async fn write_facilities(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
        let find = |code: &Option<String>, ids: &Ids| {
            code.as_ref().and_then(|code| ids.get(code)).copied()
        };
        let rows = self.facilities.iter().map(|new| facility::ActiveModel {
            id: Set(ids.facilities[&new.code]),
            community_id: Set(self.community.0),
            grid_id: Set(find(&new.grid_code, &ids.grids)),
            building_id: Set(find(&new.building_code, &ids.buildings)),
            category_id: Set(find(&new.category_code, &ids.categories)),
            kind: Set(new.kind.clone()),
            name: Set(new.name.clone()),
            lat: Set(new.position.lat),
            lng: Set(new.position.lng),
            code: Set(new.code.clone()),
        });
        use facility::Column::{BuildingId, CategoryId, GridId, Kind, Lat, Lng, Name};
        let update = OnConflict::column(facility::Column::Id)
            .update_columns([GridId, BuildingId, CategoryId, Kind, Name, Lat, Lng])
            .to_owned();
        insert(tx, rows.collect(), update).await
    }
}

async fn insert<A>(tx: &Tx, rows: Vec<A>, on_conflict: OnConflict) -> Result<(), Failure>
where
    A: ActiveModelTrait,
{
    for chunk in rows.chunks(ROWS_AT_ONCE) {
        <A::Entity as EntityTrait>::insert_many(chunk.to_vec())
            .on_conflict(on_conflict.clone())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
