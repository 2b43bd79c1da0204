//! Notices of the community (公告).

use crate::{BuildingId, FieldCode, FieldErrors, GridId, NoticeId, Timestamp, limits};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    pub id: NoticeId,
    pub title: String,
    pub body: String,
    /// For one grid or one building only; both absent: for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    pub published: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
    pub pinned: bool,
    pub version: i64,
}

/// `POST /communities/{slug}/notices` and `PUT /notices/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeInput {
    pub title: String,
    pub body: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
    #[serde(default)]
    pub pinned: bool,
}

impl NoticeInput {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check_length("title", &self.title, 2, limits::TITLE_MAX);
        errors.check_length("body", &self.body, 1, limits::NOTICE_BODY_MAX);
        if self.grid.is_some() && self.building.is_some() {
            errors.add("building", FieldCode::Invalid);
        }
        errors.into_result()
    }
}
