//! The photos of reports, and which of them a reader gets.

use crate::entity::{media, report_photo};
use crate::failure::Failure;
use contract::MediaId;
use contract::media::{Photo, PhotoStage, PhotoState};
use rules::sight;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

pub(crate) const BEFORE: &str = "before";
pub(crate) const AFTER: &str = "after";

/// One photo with how it stands.
#[derive(Clone, Debug)]
pub(crate) struct Shot {
    pub media: Uuid,
    /// The event that brought it.
    pub event: Uuid,
    pub stage: PhotoStage,
    pub state: PhotoState,
    pub width: i32,
    pub height: i32,
}

impl Shot {
    pub fn photo(&self) -> Photo {
        Photo {
            id: MediaId(self.media),
            width: u32::try_from(self.width).unwrap_or_default(),
            height: u32::try_from(self.height).unwrap_or_default(),
            stage: self.stage,
            state: self.state,
        }
    }
}

/// The photos of these reports in the order to show, by report.
pub(crate) async fn of_reports(
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
            event: link.event_id,
            stage: stage(&link.stage),
            state: sight::photo_state(link.released, row.hidden.is_some()),
            width: row.width,
            height: row.height,
        });
    }
    Ok(shots)
}

fn stage(code: &str) -> PhotoStage {
    match code {
        BEFORE => PhotoStage::Before,
        AFTER => PhotoStage::After,
        _ => PhotoStage::Other,
    }
}
