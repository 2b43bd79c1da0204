//! What a resident sends.

use super::Visibility;
use crate::place::PlaceInput;
use crate::{CategoryId, FieldCode, FieldErrors, MediaId, Timestamp, limits};
use serde::{Deserialize, Serialize};

/// `POST /communities/{slug}/reports`, with `Idempotency-Key`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewReport {
    #[serde(default)]
    pub text: String,
    /// Uploaded before, in the order to show.
    #[serde(default)]
    pub photos: Vec<MediaId>,
    /// Absent: the person did not choose; a worker sorts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    pub place: PlaceInput,
    /// Absent: what the category prescribes, else public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// Neighbours see the author's name.
    #[serde(default)]
    pub name_shown: bool,
}

/// A report needs words, a photo, or both.
pub fn check_words(text: &str, photo_count: usize, errors: &mut FieldErrors) {
    let min = if photo_count == 0 {
        limits::REPORT_TEXT_MIN
    } else {
        0
    };
    errors.check_length("text", text, min, limits::REPORT_TEXT_MAX);
    if photo_count > limits::REPORT_PHOTOS_MAX {
        errors.add_limit("photos", FieldCode::TooMany, limits::REPORT_PHOTOS_MAX);
    }
}

fn check_visibility(said: Option<Visibility>, errors: &mut FieldErrors) {
    if said == Some(Visibility::Other) {
        errors.add("visibility", FieldCode::Unknown);
    }
}

impl NewReport {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        check_words(&self.text, self.photos.len(), &mut errors);
        check_visibility(self.visibility, &mut errors);
        self.place.validate(&mut errors);
        errors.into_result()
    }
}

/// `PUT /reports/{id}/seen` by the author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeenInput {
    /// When the last thing happened that was shown. Not the time of looking: what happened meanwhile
    /// has not been seen.
    pub up_to: Timestamp,
}

/// `PATCH /reports/{id}` by the author before acceptance, with `If-Match`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportPatch {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// The whole place anew, as in a new report: where it is, and the words about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceInput>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_shown: Option<bool>,
}

impl ReportPatch {
    /// `photo_count`: photos that the report was sent with.
    pub fn validate(&self, photo_count: usize) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if let Some(text) = &self.text {
            check_words(text, photo_count, &mut errors);
        }
        if let Some(place) = &self.place {
            place.validate(&mut errors);
        }
        check_visibility(self.visibility, &mut errors);
        errors.into_result()
    }
}

/// `POST /reports/{id}/comments`, with `Idempotency-Key`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewComment {
    pub text: String,
}

impl NewComment {
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check_length("text", &self.text, 1, limits::COMMENT_TEXT_MAX);
        errors.into_result()
    }
}
