//! Rows of `report` as cards: words, place and picture as this reader may see them. Everything is
//! fetched for all rows at once.

use super::photos::{self, Shot};
use super::{facts, words};
use crate::entity::{building, facility, grid, report, report_exact, report_text, unit};
use crate::failure::Failure;
use contract::media::PhotoStage;
use contract::place::{Place, Position};
use contract::report::ReportCard;
use contract::{
    BuildingId, CategoryId, FacilityId, GridId, MediaId, PersonId, ReportId, Timestamp, UnitId,
    privacy,
};
use rules::{Actor, deadline, reference};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// What the cards of some reports need.
pub(crate) struct Cards {
    texts: HashMap<Uuid, report_text::Model>,
    exact: HashMap<Uuid, Position>,
    shots: HashMap<Uuid, Vec<Shot>>,
    names: HashMap<Uuid, String>,
}

impl Cards {
    pub async fn load(db: &impl ConnectionTrait, rows: &[report::Model]) -> Result<Self, Failure> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let texts = texts(db, &ids).await?;
        let exact = report_exact::Entity::find()
            .filter(report_exact::Column::ReportId.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        Ok(Self {
            texts,
            exact: exact
                .into_iter()
                .map(|row| {
                    let (lat, lng) = (row.lat, row.lng);
                    (row.report_id, Position { lat, lng })
                })
                .collect(),
            shots: photos::of_reports(db, &ids).await?,
            names: names(db, rows).await?,
        })
    }

    pub fn card(
        &self,
        actor: &Actor,
        row: &report::Model,
        now: Timestamp,
    ) -> Result<ReportCard, Failure> {
        let facts = facts::facts(row)?;
        let sees_all = facts::sees_all(actor, &facts);
        let deadlines = facts::deadlines(row);
        Ok(ReportCard {
            id: ReportId(row.id),
            reference: reference::display(&row.reference),
            excerpt: words::excerpt(&self.text(row, sees_all)),
            category: row.category_id.map(CategoryId),
            status: facts.status,
            lamp: deadline::lamp(facts.status, Timestamp(row.created), deadlines, now),
            place: self.place(row, sees_all),
            thumb: self.thumb(row, sees_all),
            created: Timestamp(row.created),
            updated: Timestamp(row.updated),
            due: deadline::due(facts.status, deadlines),
            me_too: i64::from(row.me_too),
            comments: i64::from(row.comments),
            mine: actor.is(row.author_id.map(PersonId)),
            visibility: facts.visibility,
        })
    }

    /// The whole text as this reader may see it.
    pub fn text(&self, row: &report::Model, sees_all: bool) -> String {
        let body = self.texts.get(&row.id).map_or("", |text| &text.body);
        words::shown(body, row.hidden.is_some(), sees_all)
    }

    pub fn shots(&self, row: &report::Model) -> &[Shot] {
        self.shots.get(&row.id).map_or(&[], Vec::as_slice)
    }

    fn thumb(&self, row: &report::Model, sees_all: bool) -> Option<MediaId> {
        self.shots(row)
            .iter()
            .find(|shot| shot.stage == PhotoStage::Before && shot.is_shown(sees_all))
            .map(|shot| MediaId(shot.media))
    }

    /// Inside a home, neighbours learn the building and no more.
    fn place(&self, row: &report::Model, sees_all: bool) -> Place {
        let secret = row.indoors && !sees_all;
        let exact = self.exact.get(&row.id).filter(|_| sees_all);
        Place {
            label: self.label(row, sees_all),
            position: exact.copied().unwrap_or_else(|| facts::position(row)),
            grid: row.grid_id.map(GridId),
            building: row.building_id.map(BuildingId),
            unit: row.unit_id.filter(|_| !secret).map(UnitId),
            facility: row.facility_id.filter(|_| !secret).map(FacilityId),
            accuracy_m: row.accuracy_m.filter(|_| !secret),
            method: facts::method(row),
        }
    }

    fn label(&self, row: &report::Model, sees_all: bool) -> String {
        let name = |id: Option<Uuid>| id.and_then(|id| self.names.get(&id)).cloned();
        let building = name(row.building_id);
        if row.indoors && !sees_all {
            return building.or_else(|| name(row.grid_id)).unwrap_or_default();
        }
        let spot = self.texts.get(&row.id).map_or("", |text| &text.spot);
        let spot = if sees_all {
            spot.to_owned()
        } else if row.hidden.is_some() {
            String::new()
        } else {
            privacy::masked(spot)
        };
        let parts: Vec<String> = [
            building,
            name(row.unit_id),
            name(row.facility_id),
            Some(spot),
        ]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
        match parts.is_empty() {
            true => name(row.grid_id).unwrap_or_default(),
            false => parts.join(" "),
        }
    }
}

pub(crate) async fn texts(
    db: &impl ConnectionTrait,
    reports: &[Uuid],
) -> Result<HashMap<Uuid, report_text::Model>, Failure> {
    let rows = report_text::Entity::find()
        .filter(report_text::Column::ReportId.is_in(reports.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.report_id, row)).collect())
}

/// Names of the grids, buildings, units and facilities that these reports lie in.
async fn names(
    db: &impl ConnectionTrait,
    rows: &[report::Model],
) -> Result<HashMap<Uuid, String>, Failure> {
    let ids = |pick: fn(&report::Model) -> Option<Uuid>| -> Vec<Uuid> {
        let mut ids: Vec<Uuid> = rows.iter().filter_map(pick).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let mut names = HashMap::new();
    macro_rules! add {
        ($table:ident, $pick:expr) => {
            let found: Vec<(Uuid, String)> = $table::Entity::find()
                .select_only()
                .columns([$table::Column::Id, $table::Column::Name])
                .filter($table::Column::Id.is_in(ids($pick)))
                .into_tuple()
                .all(db)
                .await?;
            names.extend(found);
        };
    }
    add!(grid, |row| row.grid_id);
    add!(building, |row| row.building_id);
    add!(unit, |row| row.unit_id);
    add!(facility, |row| row.facility_id);
    Ok(names)
}
