//! Photos. The upload's natural key is the SHA-256 of the bytes sent, per author, so a repeated
//! upload is the same photo and no idempotency key is needed.

use crate::MediaId;
use serde::{Deserialize, Serialize};

/// Answer of `POST /media` (raw body, `Content-Type: image/jpeg|png|webp`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Media {
    pub id: MediaId,
    /// Hex SHA-256 of the bytes that were sent.
    pub sha256: String,
    pub width: u32,
    pub height: u32,
}

/// A photo as part of a report or a note. Load it from `/api/v1/media/{id}` or `/api/v1/media/{id}/thumb`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Photo {
    pub id: MediaId,
    pub width: u32,
    pub height: u32,
    pub stage: PhotoStage,
    pub state: PhotoState,
    /// Taken by whoever reads this: nobody flags what is her own.
    #[serde(default)]
    pub mine: bool,
    /// In a report, for whoever may hide it: goes into `If-Match` of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff_version: Option<i64>,
}

/// Who gets a photo. Author and workers are sent every one, neighbours only those that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PhotoState {
    /// Everybody.
    Shown,
    /// Author and workers: no worker has released it.
    NotReleased,
    /// Author and workers: staff have hidden it, and may show it again.
    Hidden,
    #[serde(other)]
    Other,
}

codes! {
    pub enum PhotoStage {
        /// Sent with the report.
        Before = "before",
        /// Taken by the worker as proof.
        After = "after";
        Other,
    }
}
