//! The photos of reports, and which of them a reader gets.

use super::facts;
use crate::entity::{media, report_photo};
use crate::failure::Failure;
use contract::media::{Photo, PhotoStage, PhotoState};
use contract::{MediaId, PersonId};
use rules::policy::ReportFacts;
use rules::{Actor, sight};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// One photo with how it stands.
#[derive(Clone, Debug)]
pub struct Shot {
    pub media: Uuid,
    pub author: Uuid,
    /// The event that brought it.
    pub event: Uuid,
    pub stage: PhotoStage,
    pub state: PhotoState,
    pub width: i32,
    pub height: i32,
    pub staff_version: i64,
}

impl Shot {
    pub fn photo(&self) -> Photo {
        Photo {
            id: MediaId(self.media),
            width: u32::try_from(self.width).unwrap_or_default(),
            height: u32::try_from(self.height).unwrap_or_default(),
            stage: self.stage,
            state: self.state,
            mine: false,
            staff_version: None,
        }
    }

    /// As this person sees it, with its version for whoever may hide it in this report, or show it again.
    pub fn photo_for(&self, actor: &Actor, report: ReportFacts) -> Photo {
        let author = Some(PersonId(self.author));
        let moderates = facts::moderates(actor, report, author);
        Photo {
            mine: actor.is(author),
            staff_version: moderates.then_some(self.staff_version),
            ..self.photo()
        }
    }
}

/// The photos of these reports in the order to show, by report.
pub async fn of_reports(
    db: &impl ConnectionTrait,
    reports: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Shot>>, Failure> {
    let links = report_photo::Entity::find()
        .filter(report_photo::Column::ReportId.is_in(reports.iter().copied()))
        .order_by_asc(report_photo::Column::Sort)
        .all(db)
        .await?;
    let media: HashMap<Uuid, media::Model> = media::Entity::find()
        .filter(media::Column::Id.is_in(links.iter().map(|link| link.media_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let mut shots: HashMap<Uuid, Vec<Shot>> = HashMap::new();
    for link in links {
        let Some(row) = media.get(&link.media_id) else {
            continue;
        };
        shots.entry(link.report_id).or_default().push(Shot {
            media: row.id,
            author: row.author_id,
            event: link.event_id,
            stage: PhotoStage::from_code(&link.stage).unwrap_or(PhotoStage::Other),
            state: sight::photo_state(link.released, row.hidden.is_some()),
            width: row.width,
            height: row.height,
            staff_version: row.staff_version,
        });
    }
    Ok(shots)
}
