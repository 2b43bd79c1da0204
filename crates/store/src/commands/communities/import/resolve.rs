//! Codes become ids, and codes that name nothing are refused before anything is written.

use super::ImportPlaces;
use crate::entity::{building, category, facility, grid};
use crate::failure::Failure;
use crate::{Context, Tx};
use contract::{FieldCode, FieldErrors};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Ids by code.
pub(super) type Ids = HashMap<String, Uuid>;

pub(super) struct Resolved {
    pub grids: Ids,
    pub buildings: Ids,
    pub facilities: Ids,
    pub categories: Ids,
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
    pub(super) async fn resolve(&self, tx: &Tx, cx: &Context) -> Result<Resolved, Failure> {
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
    pub(super) fn check(&self, ids: &Resolved) -> Result<(), FieldErrors> {
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
}
