//! The ids of the book become ids of rows, and what refers to nothing is refused before anything is
//! written.

use super::ImportPlaces;
use crate::Tx;
use crate::entity::{building, category, facility, grid};
use crate::failure::Failure;
use contract::{FieldCode, FieldErrors};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Id of the row by the id in the book.
pub(super) type Ids = HashMap<Uuid, Uuid>;

pub(super) struct Resolved {
    pub grids: Ids,
    pub buildings: Ids,
    pub facilities: Ids,
    /// Categories are no part of the book: facilities name rows that are there.
    pub categories: HashSet<Uuid>,
}

/// A known code keeps the id of its row, a new one gets the book's.
fn rows_of<'a>(known: Vec<(String, Uuid)>, book: impl Iterator<Item = (&'a String, Uuid)>) -> Ids {
    let known: HashMap<String, Uuid> = known.into_iter().collect();
    book.map(|(code, id)| (id, known.get(code).copied().unwrap_or(id)))
        .collect()
}

impl ImportPlaces {
    pub(super) async fn resolve(&self, tx: &Tx) -> Result<Resolved, Failure> {
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
        let book = &self.places;
        Ok(Resolved {
            grids: rows_of(known!(grid), book.grids.iter().map(|g| (&g.code, g.id.0))),
            buildings: rows_of(
                known!(building),
                book.buildings.iter().map(|b| (&b.code, b.id.0)),
            ),
            facilities: rows_of(
                known!(facility),
                book.facilities.iter().map(|f| (&f.code, f.id.0)),
            ),
            categories: known!(category).into_iter().map(|(_, id)| id).collect(),
        })
    }

    /// Everything that is referred to must be there, and each row once.
    pub(super) fn check(&self, ids: &Resolved) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut once = HashSet::new();
        for (n, grid) in self.places.grids.iter().enumerate() {
            if !once.insert(("grid", grid.code.as_str())) {
                errors.add(&format!("grids.{n}.code"), FieldCode::Taken);
            }
            if grid.ring.len() < 3 {
                errors.add(&format!("grids.{n}.ring"), FieldCode::TooShort);
            }
        }
        for (n, building) in self.places.buildings.iter().enumerate() {
            if !once.insert(("building", building.code.as_str())) {
                errors.add(&format!("buildings.{n}.code"), FieldCode::Taken);
            }
            if !ids.grids.contains_key(&building.grid.0) {
                errors.add(&format!("buildings.{n}.grid"), FieldCode::Unknown);
            }
            if !building.position.is_plausible() {
                errors.add(&format!("buildings.{n}.position"), FieldCode::Invalid);
            }
        }
        for (n, facility) in self.places.facilities.iter().enumerate() {
            if !once.insert(("facility", facility.code.as_str())) {
                errors.add(&format!("facilities.{n}.code"), FieldCode::Taken);
            }
            let known = [
                (
                    "grid",
                    facility.grid.is_none_or(|id| ids.grids.contains_key(&id.0)),
                ),
                (
                    "building",
                    facility
                        .building
                        .is_none_or(|id| ids.buildings.contains_key(&id.0)),
                ),
                (
                    "category",
                    facility
                        .category
                        .is_none_or(|id| ids.categories.contains(&id.0)),
                ),
            ];
            for (field, _) in known.into_iter().filter(|(_, known)| !known) {
                errors.add(&format!("facilities.{n}.{field}"), FieldCode::Unknown);
            }
        }
        errors.into_result()
    }
}
