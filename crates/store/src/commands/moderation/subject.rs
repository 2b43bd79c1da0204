//! What a flag or a moderation act is about, with the report that it belongs to.

use crate::Tx;
use crate::entity::{comment, event, event_text, media, report};
use crate::failure::Failure;
use crate::model::reports::{facts, kinds, photos};
use crate::row::sql;
use contract::report::{Subject, SubjectKind};
use contract::{FieldCode, PersonId, ReportId};
use rules::policy::{self, Act, Facts};
use rules::{Actor, sight};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// One public text or photo.
pub(super) struct Found {
    pub kind: SubjectKind,
    pub id: Uuid,
    pub report: report::Model,
    pub thing: Thing,
}

pub(super) enum Thing {
    ReportText,
    Comment(comment::Model),
    Photo(media::Model),
    /// A worker's words, with who wrote them.
    Answer(event_text::Model, Option<PersonId>),
}

impl Found {
    /// Whose it is.
    fn owner(&self) -> Option<PersonId> {
        match &self.thing {
            Thing::ReportText => self.report.author_id.map(PersonId),
            Thing::Comment(comment) => comment.author_id.map(PersonId),
            Thing::Photo(photo) => Some(PersonId(photo.author_id)),
            Thing::Answer(_, by) => *by,
        }
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

    /// What staff name who have read it.
    pub fn version(&self) -> i64 {
        match &self.thing {
            Thing::ReportText => self.report.staff_version,
            Thing::Comment(comment) => comment.staff_version,
            Thing::Photo(photo) => photo.staff_version,
            Thing::Answer(words, _) => words.staff_version,
        }
    }

    /// Whoever has read it before has to read it again.
    pub async fn raise(&self, tx: &Tx) -> Result<(), Failure> {
        let (table, key) = match &self.thing {
            Thing::ReportText => ("report", "id"),
            Thing::Comment(_) => ("comment", "id"),
            Thing::Photo(_) => ("media", "id"),
            Thing::Answer(..) => ("event_text", "event_id"),
        };
        let text = format!("UPDATE {table} SET staff_version = staff_version + 1 WHERE {key} = $1");
        tx.execute_raw(sql(tx.get_database_backend(), &text, [self.id.into()]))
            .await?;
        Ok(())
    }

    pub fn is_hidden(&self) -> bool {
        match &self.thing {
            Thing::ReportText => self.report.hidden.is_some(),
            Thing::Comment(comment) => comment.hidden.is_some(),
            Thing::Photo(photo) => photo.hidden.is_some(),
            Thing::Answer(words, _) => words.hidden.is_some(),
        }
    }
}

/// Locks the report first, so that its counters and the map stay in step, then a photo, which others may
/// be looking at in another report. `report`: in which it was seen.
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
        Subject::Report(id) if id == report => (SubjectKind::Report, id.0, Thing::ReportText),
        Subject::Report(_) => return Err(Failure::not_found()),
        Subject::Comment(id) => (
            SubjectKind::Comment,
            id.0,
            Thing::Comment(comment(tx, &row, id.0).await?),
        ),
        Subject::Photo(id) => (
            SubjectKind::Photo,
            id.0,
            Thing::Photo(photo(tx, actor, &row, id.0).await?),
        ),
        Subject::Answer(id) => (SubjectKind::Answer, id.0, answer(tx, &row, id.0).await?),
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

/// Why staff decided something is no worker's answer, though it lies in the same table.
async fn answer(tx: &Tx, report: &report::Model, id: Uuid) -> Result<Thing, Failure> {
    let act = event::Entity::find_by_id(id)
        .filter(event::Column::SubjectId.eq(report.id))
        .filter(event::Column::Kind.is_in(kinds::answers().map(kinds::Kind::code)))
        .one(tx)
        .await?
        .ok_or_else(Failure::not_found)?;
    let words = event_text::Entity::find_by_id(id)
        .filter(event_text::Column::Body.ne(""))
        .one(tx)
        .await?
        .ok_or_else(Failure::not_found)?;
    Ok(Thing::Answer(words, act.actor_id.map(PersonId)))
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
    let photo = media::Entity::find_by_id(id).lock_exclusive();
    photo.one(tx).await?.ok_or_else(Failure::not_found)
}
