//! The rows themselves, in bulk.

use super::ImportPlaces;
use super::resolve::Resolved;
use crate::Tx;
use crate::bulk::insert_or;
use crate::entity::{building, facility, grid, unit};
use crate::failure::Failure;
use crate::row::to_json;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, Func, OnConflict};

impl ImportPlaces {
    pub(super) async fn write_grids(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
        let mut rows = Vec::new();
        for (sort, new) in (0..).zip(&self.places.grids) {
            rows.push(grid::ActiveModel {
                id: Set(ids.grids[&new.id.0]),
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
        insert_or(tx, rows, Some(&update)).await
    }

    pub(super) async fn write_buildings(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
        let rows = (0..)
            .zip(&self.places.buildings)
            .map(|(sort, new)| building::ActiveModel {
                id: Set(ids.buildings[&new.id.0]),
                community_id: Set(self.community.0),
                grid_id: Set(ids.grids[&new.grid.0]),
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
        insert_or(tx, rows.collect(), Some(&update)).await
    }

    /// A unit is known by building and name, and keeps its id too.
    pub(super) async fn write_units(&self, tx: &Tx, ids: &Resolved) -> Result<usize, Failure> {
        let mut rows = Vec::new();
        for new in &self.places.buildings {
            for (sort, unit) in (0..).zip(&new.units) {
                rows.push(unit::ActiveModel {
                    id: Set(unit.id.0),
                    building_id: Set(ids.buildings[&new.id.0]),
                    name: Set(unit.name.clone()),
                    sort: Set(sort),
                });
            }
        }
        let count = rows.len();
        let update = OnConflict::columns([unit::Column::BuildingId, unit::Column::Name])
            .update_column(unit::Column::Sort)
            .to_owned();
        insert_or(tx, rows, Some(&update)).await?;
        Ok(count)
    }

    pub(super) async fn write_facilities(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
        let all = self.places.facilities.iter();
        let rows = all.map(|new| facility::ActiveModel {
            id: Set(ids.facilities[&new.id.0]),
            community_id: Set(self.community.0),
            grid_id: Set(new.grid.map(|id| ids.grids[&id.0])),
            building_id: Set(new.building.map(|id| ids.buildings[&id.0])),
            category_id: Set(new.category.map(|id| id.0)),
            kind: Set(new.kind.clone()),
            name: Set(new.name.clone()),
            lat: Set(new.position.lat),
            lng: Set(new.position.lng),
            code: Set(new.code.clone()),
        });
        use facility::Column::{BuildingId, CategoryId, GridId, Kind, Lat, Lng, Name};
        // A book of places names no categories; what staff have set since must outlive the next import.
        let kept = Expr::col((facility::Entity, CategoryId));
        let told = Expr::cust("excluded.category_id");
        let update = OnConflict::column(facility::Column::Id)
            .update_columns([GridId, BuildingId, Kind, Name, Lat, Lng])
            .value(CategoryId, Func::coalesce([told, kept]))
            .to_owned();
        insert_or(tx, rows.collect(), Some(&update)).await
    }
}
