//! Photos that were uploaded before and now become part of a report.

use crate::Tx;
use crate::entity::{media, report, report_photo};
use crate::failure::Failure;
use contract::media::PhotoStage;
use contract::{FieldCode, MediaId, PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// The photos to attach, each once, in the order given.
///
/// # Errors
/// `photos: unknown` when one does not exist, is hidden, or was sent by somebody else.
pub(crate) async fn own(
    tx: &Tx,
    author: PersonId,
    photos: &[MediaId],
) -> Result<Vec<Uuid>, Failure> {
    let mut wanted: Vec<Uuid> = Vec::with_capacity(photos.len());
    for photo in photos {
        if !wanted.contains(&photo.0) {
            wanted.push(photo.0);
        }
    }
    if wanted.is_empty() {
        return Ok(wanted);
    }
    let found = media::Entity::find()
        .filter(media::Column::Id.is_in(wanted.iter().copied()))
        .filter(media::Column::AuthorId.eq(author.0))
        .filter(media::Column::Hidden.is_null())
        .count(tx)
        .await?;
    if usize::try_from(found) == Ok(wanted.len()) {
        Ok(wanted)
    } else {
        Err(Failure::field("photos", FieldCode::Unknown))
    }
}

/// How photos come to a report.
#[derive(Clone, Copy)]
pub(crate) struct Attach {
    pub event: Uuid,
    pub stage: PhotoStage,
    /// Neighbours may see them at once.
    pub released: bool,
}

/// A photo that the report has already stays as it is.
pub(crate) async fn attach(
    tx: &Tx,
    report: &report::Model,
    photos: &[Uuid],
    how: Attach,
) -> Result<(), Failure> {
    if photos.is_empty() {
        return Ok(());
    }
    let there = report_photo::Entity::find()
        .filter(report_photo::Column::ReportId.eq(report.id))
        .count(tx)
        .await?;
    let first = i32::try_from(there).unwrap_or(i32::MAX / 2);
    let rows = photos
        .iter()
        .zip(first..)
        .map(|(photo, sort)| report_photo::ActiveModel {
            report_id: Set(report.id),
            media_id: Set(*photo),
            event_id: Set(how.event),
            stage: Set(how.stage.code().to_owned()),
            sort: Set(sort),
            released: Set(how.released),
        });
    report_photo::Entity::insert_many(rows)
        .on_conflict(
            sea_orm::sea_query::OnConflict::new()
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
