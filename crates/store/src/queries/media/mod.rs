//! Photos: who may load which file.

use crate::entity::{media, report, report_photo};
use crate::failure::Failure;
use crate::model::reports::facts;
use contract::{MediaId, PersonId};
use rules::{Actor, sight};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

pub use crate::model::media::{sender, sent_before};

/// Names of the two files in the object store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    pub photo: Vec<u8>,
    pub thumb: Vec<u8>,
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
