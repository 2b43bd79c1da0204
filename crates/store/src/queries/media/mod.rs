//! Photos: what was sent before, and who may load which file.

use crate::commands::media::Uploaded;
use crate::entity::{media, report, report_photo};
use crate::failure::Failure;
use crate::queries::reports::facts;
use contract::{Code, MediaId, PersonId};
use rules::policy::{self, Act, Facts};
use rules::{Actor, sight};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

/// Names of the two files in the object store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    pub photo: Vec<u8>,
    pub thumb: Vec<u8>,
}

/// Who may send a photo, asked before its megabytes are read.
///
/// # Errors
/// Whom policy refuses.
pub fn sender(actor: &Actor) -> Result<PersonId, Failure> {
    policy::may(actor, Act::UploadPhoto, &Facts::none())?;
    actor
        .person
        .ok_or_else(|| Failure::refused(Code::SignInRequired))
}

/// The photo that this person sent before with these bytes, so that a repeated upload need not be
/// decoded again.
///
/// # Errors
/// Whom policy refuses, or the database.
pub async fn sent_before(
    db: &impl ConnectionTrait,
    actor: &Actor,
    sent_hash: &[u8],
) -> Result<Option<Uploaded>, Failure> {
    let author = sender(actor)?;
    let row = media::Entity::find()
        .filter(media::Column::AuthorId.eq(author.0))
        .filter(media::Column::SentHash.eq(sent_hash))
        .one(db)
        .await?;
    Ok(row.as_ref().map(Uploaded::from))
}

/// The files of a photo that this reader may see: who sent it, the author and workers of a report
/// that has it, and everybody once a worker has released it there.
///
/// # Errors
/// `not_found`, also for what this reader must not know of.
pub async fn files(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: MediaId,
) -> Result<Files, Failure> {
    let row = media::Entity::find_by_id(id.0)
        .one(db)
        .await?
        .ok_or_else(Failure::not_found)?;
    if !actor.is(Some(PersonId(row.author_id))) && !is_shown(db, actor, &row).await? {
        return Err(Failure::not_found());
    }
    Ok(Files {
        photo: row.blob_hash,
        thumb: row.thumb_hash,
    })
}

/// Whether any photo still names this file.
///
/// # Errors
/// The database.
pub async fn is_named(db: &impl ConnectionTrait, hash: &[u8]) -> Result<bool, Failure> {
    let named = Condition::any()
        .add(media::Column::BlobHash.eq(hash))
        .add(media::Column::ThumbHash.eq(hash));
    Ok(media::Entity::find().filter(named).one(db).await?.is_some())
}

async fn is_shown(
    db: &impl ConnectionTrait,
    actor: &Actor,
    photo: &media::Model,
) -> Result<bool, Failure> {
    let links = report_photo::Entity::find()
        .filter(report_photo::Column::MediaId.eq(photo.id))
        .all(db)
        .await?;
    let reports = report::Entity::find()
        .filter(report::Column::Id.is_in(links.iter().map(|link| link.report_id)))
        .all(db)
        .await?;
    for row in reports {
        let Some(sight) = sight::sight(actor, &facts::facts(&row)?) else {
            continue;
        };
        let shown = links
            .iter()
            .filter(|link| link.report_id == row.id)
            .map(|link| sight::photo_state(link.released, photo.hidden.is_some()))
            .any(|state| sight.photos.show(state));
        if shown {
            return Ok(true);
        }
    }
    Ok(false)
}
