//! The rows themselves, in bulk.

use super::ImportPlaces;
use super::resolve::{Ids, Resolved};
use crate::entity::{building, facility, grid, unit};
use crate::failure::Failure;
use crate::row::to_json;
use crate::{Context, Tx};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

/// Rows of one INSERT; ten values each stay far below the parameters that both databases take.
const ROWS_AT_ONCE: usize = 500;

impl ImportPlaces {
    pub(super) async fn write_grids(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
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

    pub(super) async fn write_buildings(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
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

    pub(super) async fn write_units(
        &self,
        tx: &Tx,
        cx: &Context,
        ids: &Resolved,
    ) -> Result<usize, Failure> {
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

    pub(super) async fn write_facilities(&self, tx: &Tx, ids: &Resolved) -> Result<(), Failure> {
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
