//! Photos.

use super::ApiError;
use super::client::{self, Body, With};
use contract::media::Media;
use contract::{MediaId, PersonId};
use gloo_net::http::Method;

/// Sends a photo. The same bytes of the same person are the same photo, so repeating is harmless.
pub async fn upload(
    bytes: &[u8],
    media_type: &str,
    by: Option<PersonId>,
) -> Result<Media, ApiError> {
    client::write(
        Method::POST,
        "/media",
        Body::Raw(bytes, media_type),
        With::default().by(by),
    )
    .await
}

pub fn full_url(id: MediaId) -> String {
    format!("{}/media/{id}", client::BASE)
}

pub fn thumb_url(id: MediaId) -> String {
    format!("{}/media/{id}/thumb", client::BASE)
}
