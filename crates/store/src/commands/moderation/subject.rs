//! What a flag or a moderation act is about, with the report that it belongs to.

use crate::Tx;
use crate::entity::{comment, media, report};
use crate::failure::Failure;
use crate::queries::reports::{facts, photos};
use contract::report::Subject;
use contract::{FieldCode, PersonId, ReportId};
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

/// Locks the report first, so that its counters and the map stay in step. `report`: in which it was
/// seen.
///
/// # Errors
/// `not_found` for what does not belong to this report, also for a photo that it does not show to this
/// actor.
pub(super) async fn find(
    tx: &Tx,
    actor: &Actor,
    report: ReportId,
    subject: Subject,
) -> Result<Found, Failure> {
    let row = report::Entity::find_by_id(report.0).lock_exclusive();
    let row = row.one(tx).await?.ok_or_else(Failure::not_found)?;
    let (kind, id, thing) = match subject {
        Subject::Report(id) if id == report => (REPORT, id.0, Thing::ReportText),
        Subject::Report(_) => return Err(Failure::not_found()),
        Subject::Comment(id) => (
            COMMENT,
            id.0,
            Thing::Comment(comment(tx, &row, id.0).await?),
        ),
        Subject::Photo(id) => (
            PHOTO,
            id.0,
            Thing::Photo(photo(tx, actor, &row, id.0).await?),
        ),
        Subject::Other => return Err(Failure::field("subject.kind", FieldCode::Unknown)),
    };
    Ok(Found {
        kind,
        id,
        report: row,
        thing,
    })
}

async fn comment(tx: &Tx, report: &report::Model, id: Uuid) -> Result<comment::Model, Failure> {
    comment::Entity::find_by_id(id)
        .filter(comment::Column::ReportId.eq(report.id))
        .one(tx)
        .await?
        .ok_or_else(Failure::not_found)
}

async fn photo(
    tx: &Tx,
    actor: &Actor,
    report: &report::Model,
    id: Uuid,
) -> Result<media::Model, Failure> {
    let sight = sight::sight(actor, &facts::facts(report)?).ok_or_else(Failure::not_found)?;
    let shots = photos::of_reports(tx, &[report.id]).await?;
    let mut shots = shots.get(&report.id).into_iter().flatten();
    if !shots.any(|shot| shot.media == id && sight.photos.show(shot.state)) {
        return Err(Failure::not_found());
    }
    let photo = media::Entity::find_by_id(id).one(tx).await?;
    photo.ok_or_else(Failure::not_found)
}
