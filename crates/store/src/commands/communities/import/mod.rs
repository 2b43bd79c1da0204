//! Writes the address book and the geometry of a community. Rows are known by their code: importing
//! again updates them and keeps their ids, so that reports stay where they are. Nothing is deleted.

mod resolve;
mod write;

use crate::entity::community;
use crate::failure::Failure;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use bundle::Places;
use contract::CommunityId;
use rules::policy::{Act, Facts, may};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::json;

pub struct ImportPlaces {
    pub community: CommunityId,
    /// Its ids tie the book together; a row whose code is known keeps the id that it has.
    pub places: Places,
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
        let ids = self.resolve(tx).await?;
        self.check(&ids)?;
        self.write_grids(tx, &ids).await?;
        self.write_buildings(tx, &ids).await?;
        let units = self.write_units(tx, &ids).await?;
        self.write_facilities(tx, &ids).await?;
        let mut row: community::ActiveModel = here.clone().into();
        row.geometry = Set(self.places.geometry.clone());
        row.geometry_version = Set(here.geometry_version + 1);
        row.update_without_returning(tx).await?;
        let done = Imported {
            grids: self.places.grids.len(),
            buildings: self.places.buildings.len(),
            units,
            facilities: self.places.facilities.len(),
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
