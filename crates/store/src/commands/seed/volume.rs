//! Many plain reports at once, for benchmarks and tests of volume. No events: they are measured
//! neither here nor by what is measured with it.

use super::id_at;
use crate::bulk::insert_all;
use crate::entity::{report, report_text};
use crate::failure::Failure;
use crate::projection::map::{self, Seen, Sums};
use crate::{Command, Context, Tx};
use bundle::Light;
use contract::CommunityId;
use contract::place::PlaceMethod;
use contract::report::Visibility;
use rules::geo;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// One part of the volume; some ten thousand reports are a good size.
pub struct AddVolume {
    pub community: CommunityId,
    pub reports: Vec<Light>,
}

impl Command for AddVolume {
    /// How many were added.
    type Outcome = usize;
    const NAME: &'static str = "add_volume";

    async fn run(&self, tx: &Tx, _: &Context) -> Result<usize, Failure> {
        let mut sums = Sums::default();
        let mut rows = Vec::with_capacity(self.reports.len());
        let mut texts = Vec::with_capacity(self.reports.len());
        for light in &self.reports {
            rows.push(self.row(light).into_active_model().reset_all());
            texts.push(report_text::ActiveModel {
                report_id: Set(light.id.0),
                body: Set(light.text.clone()),
                spot: Set(String::new()),
            });
            let seen = Seen {
                community: self.community.0,
                category_code: Some(light.category_code.clone()),
                position: light.position,
                is_open: light.status.is_open(),
            };
            sums.add(&seen, 1);
        }
        insert_all(tx, rows).await?;
        insert_all(tx, texts).await?;
        map::write(tx, &sums).await?;
        Ok(self.reports.len())
    }
}

impl AddVolume {
    fn row(&self, light: &Light) -> report::Model {
        let closed = !light.status.is_open();
        let last = light.created.0.max(light.finish_due.0 - 3_600_000);
        report::Model {
            id: light.id.0,
            community_id: self.community.0,
            reference: light.reference.clone(),
            author_id: Some(light.author.0),
            client_key: id_at(light.created),
            category_id: Some(light.category.0),
            status: light.status.code().to_owned(),
            is_open: light.status.is_open(),
            visibility: Visibility::Public.code().to_owned(),
            name_shown: false,
            place_method: PlaceMethod::Building.code().to_owned(),
            grid_id: Some(light.grid.0),
            building_id: Some(light.building.0),
            unit_id: None,
            facility_id: None,
            whole: false,
            indoors: false,
            lat: light.position.lat,
            lng: light.position.lng,
            accuracy_m: None,
            cell: geo::cell(light.position),
            assignee_id: None,
            accept_due: light.accept_due.0,
            finish_due: light.finish_due.0,
            created: light.created.0,
            updated: if closed { last } else { light.created.0 },
            accepted: None,
            closed: closed.then_some(last),
            hidden: None,
            me_too: 0,
            followers: 0,
            comments: 0,
            version: 1,
            staff_version: 1,
        }
    }
}
