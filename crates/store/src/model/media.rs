//! A photo that somebody sent.

use crate::entity::media;
use crate::failure::Failure;
use contract::{Code, MediaId, PersonId};
use rules::Actor;
use rules::policy::{self, Act, Facts};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// What the uploader learns; also for a photo that was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uploaded {
    pub id: MediaId,
    pub width: u32,
    pub height: u32,
}

impl From<&media::Model> for Uploaded {
    fn from(row: &media::Model) -> Self {
        Self {
            id: MediaId(row.id),
            width: u32::try_from(row.width).unwrap_or_default(),
            height: u32::try_from(row.height).unwrap_or_default(),
        }
    }
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
