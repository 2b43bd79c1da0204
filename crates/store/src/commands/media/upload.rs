//! A cleaned photo gets its row. The bytes are in the object store before this runs.

use crate::entity::media;
use crate::failure::Failure;
use crate::model::media::{Uploaded, sender, sent_before};
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::json;

pub struct UploadMedia {
    /// SHA-256 of the bytes that were sent: the same photo from the same person is the same row.
    pub sent_hash: Vec<u8>,
    /// SHA-256 of our own encoding, large and small.
    pub blob_hash: Vec<u8>,
    pub thumb_hash: Vec<u8>,
    pub width: u32,
    pub height: u32,
    pub bytes: usize,
}

impl Command for UploadMedia {
    type Outcome = Uploaded;
    const NAME: &'static str = "upload_media";

    async fn run(&self, tx: &Tx, cx: &Context) -> Result<Uploaded, Failure> {
        let author = sender(&cx.actor)?;
        let row = media::Model {
            id: cx.id(),
            author_id: author.0,
            sent_hash: self.sent_hash.clone(),
            blob_hash: self.blob_hash.clone(),
            thumb_hash: self.thumb_hash.clone(),
            width: i32::try_from(self.width).unwrap_or(i32::MAX),
            height: i32::try_from(self.height).unwrap_or(i32::MAX),
            bytes: i64::try_from(self.bytes).unwrap_or(i64::MAX),
            created: cx.now.0,
            hidden: None,
            staff_version: 1,
        };
        let inserted = media::Entity::insert(row.clone().into_active_model().reset_all())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
        if inserted > 0 {
            let event = Event {
                community: None,
                kind: "photo_uploaded",
                subject_kind: "photo",
                subject: row.id,
                data: json!({ "bytes": row.bytes }),
            };
            record::event(tx, cx, event).await?;
            return Ok(Uploaded::from(&row));
        }
        let there = sent_before(tx, &cx.actor, &self.sent_hash).await?;
        there.ok_or_else(|| Failure::corrupt("a photo that conflicts with nothing"))
    }
}
