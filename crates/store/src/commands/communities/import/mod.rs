//! Writes the address book and the geometry of a community. Rows are known by their code: importing
//! again updates them and keeps their ids, so that reports stay where they are. Nothing is deleted.

mod resolve;
mod write;

use crate::entity::community;
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use contract::CommunityId;
use contract::place::Position;
use rules::policy::{Act, Facts, may};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::json;
use uuid::Uuid;

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

impl Command for ImportPlaces {
    type Outcome = Imported;
    const NAME: &'static str = "import_places";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Imported, Failure> {
        let here = community::Entity::find_by_id(self.community.0)
            .one(tx)
            .await?;
        let here = here.ok_or_else(Failure::not_found)?;
        may(&cx.actor, Act::Operate, &Facts::none())?;
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
