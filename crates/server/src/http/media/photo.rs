use super::upload::out_of_reach;
use crate::error::{ApiError, ApiResult};
use crate::extract::{ApiPath, Caller, IfNoneMatch};
use crate::media::BlobError;
use crate::state::App;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::{MediaId, Problem};
use store::queries::media::{self, Files};

/// How long a browser keeps a photo without asking again, seconds: short, so that one which staff hide is
/// soon gone; and never in a shared cache, because not everybody may see every photo.
const CACHE: HeaderValue = HeaderValue::from_static("private, max-age=600");

/// A photo, at most 2048 px.
#[utoipa::path(get, path = "/media/{id}", tag = "media",
    params(("id" = MediaId, Path)),
    responses(
        (status = 200, body = Vec<u8>, content_type = "image/jpeg"),
        (status = "4XX", body = Problem)))]
pub async fn photo(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<MediaId>,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    serve(&app, &caller, id, &held, |files| files.photo).await
}

/// The same, at most 480 px.
#[utoipa::path(get, path = "/media/{id}/thumb", tag = "media",
    params(("id" = MediaId, Path)),
    responses(
        (status = 200, body = Vec<u8>, content_type = "image/jpeg"),
        (status = "4XX", body = Problem)))]
pub async fn thumb(
    State(app): State<App>,
    caller: Caller,
    ApiPath(id): ApiPath<MediaId>,
    held: IfNoneMatch,
) -> ApiResult<Response> {
    serve(&app, &caller, id, &held, |files| files.thumb).await
}

async fn serve(
    app: &App,
    caller: &Caller,
    id: MediaId,
    held: &IfNoneMatch,
    pick: fn(Files) -> Vec<u8>,
) -> ApiResult<Response> {
    let hash = pick(media::files(app.store.reader(), &caller.actor, id).await?);
    let headers = headers(&hash)?;
    let etag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    if etag.is_some_and(|etag| held.holds(etag)) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let bytes = app.blobs.read(&hash).await.map_err(|error| match error {
        // A row without its photo is our loss, not a wrong address.
        BlobError::Missing | BlobError::Damaged => ApiError::internal(error),
        other => out_of_reach(other),
    })?;
    Ok((headers, bytes).into_response())
}

/// The name of a photo is the hash of its bytes, so it is its entity tag too.
fn headers(hash: &[u8]) -> ApiResult<HeaderMap> {
    let etag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(hash));
    let etag = HeaderValue::from_str(&etag).map_err(ApiError::internal)?;
    let pairs = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("inline; filename=\"photo.jpg\""),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (header::CACHE_CONTROL, CACHE),
        (header::ETAG, etag),
    ];
    Ok(pairs.into_iter().collect())
}
