//! Rows of `report` as cards: words, place and picture as this reader may see them. Everything is
//! fetched for all rows at once.

use crate::entity::{building, facility, grid, report, report_exact, report_text, unit};
use crate::failure::Failure;
use crate::model::reports::photos::{self, Shot};
use crate::model::reports::{facts, words};
use contract::media::PhotoStage;
use contract::place::{Place, PlaceInput, PlaceMethod, PlaceNames, Position};
use contract::report::ReportCard;
use contract::{
    BuildingId, CategoryId, FacilityId, GridId, MediaId, PersonId, ReportId, Timestamp, UnitId,
};
use rules::sight::{PlaceSight, Sight};
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
        let sight = facts::sight(actor, row)?;
        let status = facts::status(row)?;
        let deadlines = facts::deadlines(row);
        Ok(ReportCard {
            id: ReportId(row.id),
            reference: reference::display(&row.reference),
            excerpt: words::excerpt(&self.text(row, &sight)),
            category: row.category_id.map(CategoryId),
            status,
            lamp: deadline::lamp(status, Timestamp(row.created), deadlines, now),
            place: self.place(row, &sight),
            thumb: self.thumb(row, &sight),
            created: Timestamp(row.created),
            updated: Timestamp(row.updated),
            due: deadline::due(status, deadlines),
            me_too: i64::from(row.me_too),
            comments: i64::from(row.comments),
            mine: actor.is(row.author_id.map(PersonId)),
            visibility: facts::visibility(row),
        })
    }

    /// The whole text as this reader may see it.
    pub fn text(&self, row: &report::Model, sight: &Sight) -> String {
        let body = self.texts.get(&row.id).map_or("", |text| &text.body);
        words::shown(body, sight.words)
    }

    pub fn shots(&self, row: &report::Model) -> &[Shot] {
        self.shots.get(&row.id).map_or(&[], Vec::as_slice)
    }

    fn thumb(&self, row: &report::Model, sight: &Sight) -> Option<MediaId> {
        self.shots(row)
            .iter()
            .find(|shot| shot.stage == PhotoStage::Before && sight.photos.show(shot.state))
            .map(|shot| MediaId(shot.media))
    }

    fn place(&self, row: &report::Model, sight: &Sight) -> Place {
        let exact = sight.place == PlaceSight::Exact;
        // Only a place inside a home has an exact point of its own.
        let point = self.exact.get(&row.id).filter(|_| exact);
        Place {
            label: self.label(row, sight),
            position: point.copied().unwrap_or_else(|| facts::position(row)),
            grid: row.grid_id.map(GridId),
            building: row.building_id.map(BuildingId),
            unit: row.unit_id.filter(|_| exact).map(UnitId),
            whole: row.whole && exact,
            facility: row.facility_id.filter(|_| exact).map(FacilityId),
            accuracy_m: row.accuracy_m.filter(|_| exact),
            method: facts::method(row),
        }
    }

    /// As its author told it: sent again, it leads to the same place.
    pub(super) fn place_told(&self, row: &report::Model) -> PlaceInput {
        let method = facts::method(row);
        let at = self.exact.get(&row.id).copied();
        let pointed = matches!(method, PlaceMethod::Gps | PlaceMethod::Pin);
        PlaceInput {
            method,
            building: row.building_id.map(BuildingId),
            unit: row.unit_id.map(UnitId),
            facility: row.facility_id.map(FacilityId),
            position: pointed.then(|| at.unwrap_or_else(|| facts::position(row))),
            accuracy_m: row.accuracy_m,
            spot: self
                .texts
                .get(&row.id)
                .map_or_else(String::new, |text| text.spot.clone()),
            whole: row.whole,
            indoors: row.indoors,
        }
    }

    fn label(&self, row: &report::Model, sight: &Sight) -> String {
        let name = |id: Option<Uuid>| id.and_then(|id| self.names.get(&id)).map(String::as_str);
        let spot = self.texts.get(&row.id).map_or("", |text| &text.spot);
        let spot = words::shown(spot, sight.words);
        let names = PlaceNames {
            building: name(row.building_id),
            unit: name(row.unit_id),
            facility: name(row.facility_id),
            spot: &spot,
        };
        let line = match sight.place {
            PlaceSight::Exact => names.line(),
            PlaceSight::Building => names.building_only().line(),
        };
        if line.is_empty() {
            return name(row.grid_id).unwrap_or_default().to_owned();
        }
        line
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
