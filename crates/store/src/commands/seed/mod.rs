//! Loads a whole community at once: the demo, or volume to measure with. History is written as it is
//! said to have happened, so rows and events get moments and actors of their own instead of those of
//! the command.

mod community;
mod history;
mod moderation;
mod people;
mod reports;
mod volume;

#[cfg(test)]
mod tests;

pub use volume::AddVolume;

use crate::commands::meta::SetMeta;
use crate::entity;
use crate::entity::meta::DEMO;
use crate::failure::Failure;
use crate::projection::map;
use crate::record::{self, Event};
use crate::{Command, Context, Tx};
use bundle::Bundle;
use contract::{Code, Timestamp};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

/// A picture of the bundle as the photo store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPicture {
    pub blob_hash: Vec<u8>,
    pub thumb_hash: Vec<u8>,
    pub width: u32,
    pub height: u32,
    pub bytes: usize,
}

/// Fills an empty database and marks it as a demonstration.
pub struct SeedDemo {
    pub bundle: Bundle,
    /// In the order of `bundle.pictures`; they must be kept before the rows that name them.
    pub pictures: Vec<StoredPicture>,
}

impl Command for SeedDemo {
    type Outcome = ();
    const NAME: &'static str = "seed_demo";

    /// # Errors
    /// `wrong_state` where a community exists: demo and real data are never mixed.
    async fn run(&self, tx: &Tx, cx: &Context) -> Result<(), Failure> {
        if entity::community::Entity::find().count(tx).await? > 0 {
            return Err(Failure::refused(Code::WrongState));
        }
        if self.pictures.len() < self.bundle.pictures.len() {
            return Err(Failure::corrupt("bundle: pictures that were not stored"));
        }
        let mark = SetMeta {
            key: DEMO.to_owned(),
            value: "true".to_owned(),
        };
        mark.run(tx, cx).await?;
        community::load(tx, cx, &self.bundle).await?;
        people::load(tx, &self.bundle).await?;
        reports::load(tx, &self.bundle, &self.pictures).await?;
        moderation::load(tx, &self.bundle).await?;
        map::rebuild(tx).await?;
        let community = self.bundle.community.id;
        let event = Event {
            community: Some(community),
            kind: "demo_seeded",
            subject_kind: "community",
            subject: community.0,
            data: json!({
                "people": self.bundle.people.len(),
                "reports": self.bundle.reports.len(),
            }),
        };
        record::event(tx, cx, event).await?;
        Ok(())
    }
}

/// A new id ordered by a moment that is not now.
fn id_at(at: Timestamp) -> Uuid {
    let ms = u64::try_from(at.0).unwrap_or_default();
    let nanos = u32::try_from(ms % 1000).unwrap_or_default() * 1_000_000;
    Uuid::new_v7(uuid::Timestamp::from_unix(
        uuid::NoContext,
        ms / 1000,
        nanos,
    ))
}
