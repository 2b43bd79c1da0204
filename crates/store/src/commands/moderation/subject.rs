//! What a flag or a moderation act is about, with the report that it belongs to.

use crate::Tx;
use crate::entity::{comment, media, report, report_photo};
use crate::failure::Failure;
use crate::queries::reports::{facts, photos};
use contract::report::Subject;
use contract::{FieldCode, PersonId};
use rules::policy::{self, Act, Facts};
use rules::{Actor, sight};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

pub(crate) const REPORT: &str = "report";
pub(crate) const COMMENT: &str = "comment";
pub(crate) const PHOTO: &str = "photo";

/// One public text or photo.
pub(super) struct Found {
    pub kind: &'static str,
    pub id: Uuid,
    pub report: report::Model,
    pub thing: Thing,
}

pub(super) enum Thing {
    ReportText,
    Comment(comment::Model),
    Photo(media::Model),
}

impl Found {
    /// Whose it is.
    fn owner(&self) -> Option<PersonId> {
        let owner = match &self.thing {
            Thing::ReportText => self.report.author_id,
            Thing::Comment(comment) => comment.author_id,
            Thing::Photo(photo) => Some(photo.author_id),
        };
        owner.map(PersonId)
    }

    /// # Errors
    /// The code by which policy refuses.
    pub fn may(&self, actor: &Actor, act: Act) -> Result<(), Failure> {
        let facts = Facts {
            owner: self.owner(),
            ..Facts::report(facts::facts(&self.report)?)
        };
        policy::may(actor, act, &facts).map_err(Failure::refused)
    }

    pub fn is_hidden(&self) -> bool {
        match &self.thing {
            Thing::ReportText => self.report.hidden.is_some(),
            Thing::Comment(comment) => comment.hidden.is_some(),
            Thing::Photo(photo) => photo.hidden.is_some(),
        }
    }
}

/// Locks the report first, so that its counters and the map stay in step.
///
/// # Errors
/// `not_found`, also for a photo that this actor has never been shown.
pub(super) async fn find(tx: &Tx, actor: &Actor, subject: Subject) -> Result<Found, Failure> {
    match subject {
        Subject::Report(id) => Ok(Found {
            kind: REPORT,
            id: id.0,
            report: lock(tx, id.0).await?,
            thing: Thing::ReportText,
        }),
        Subject::Comment(id) => {
            let comment = comment::Entity::find_by_id(id.0).one(tx).await?;
            let comment = comment.ok_or_else(Failure::not_found)?;
            Ok(Found {
                kind: COMMENT,
                id: id.0,
                report: lock(tx, comment.report_id).await?,
                thing: Thing::Comment(comment),
            })
        }
        Subject::Photo(id) => photo(tx, actor, id.0).await,
        Subject::Other => Err(Failure::field("subject.kind", FieldCode::Unknown)),
    }
}

/// A photo may lie in several reports of its author; the first that shows it to this actor counts.
async fn photo(tx: &Tx, actor: &Actor, id: Uuid) -> Result<Found, Failure> {
    let photo = media::Entity::find_by_id(id).one(tx).await?;
    let photo = photo.ok_or_else(Failure::not_found)?;
    let reports: Vec<Uuid> = report_photo::Entity::find()
        .select_only()
        .column(report_photo::Column::ReportId)
        .filter(report_photo::Column::MediaId.eq(id))
        .into_tuple()
        .all(tx)
        .await?;
    for report in reports {
        let row = lock(tx, report).await?;
        let Some(sight) = sight::sight(actor, &facts::facts(&row)?) else {
            continue;
        };
        let shots = photos::of_reports(tx, &[report]).await?;
        let mut shots = shots.get(&report).into_iter().flatten();
        if shots.any(|shot| shot.media == id && sight.photos.show(shot.state)) {
            return Ok(Found {
                kind: PHOTO,
                id,
                report: row,
                thing: Thing::Photo(photo),
            });
        }
    }
    Err(Failure::not_found())
}

async fn lock(tx: &Tx, id: Uuid) -> Result<report::Model, Failure> {
    report::Entity::find_by_id(id)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(Failure::not_found)
}
