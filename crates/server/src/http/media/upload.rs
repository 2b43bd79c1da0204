use crate::error::{ApiError, ApiResult};
use crate::extract::Caller;
use crate::media::{BlobError, NotClean};
use crate::state::App;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use contract::media::Media;
use contract::{Code, PersonId, Problem};
use sha2::{Digest, Sha256};
use store::Failure;
use store::commands::media::{UploadMedia, Uploaded};
use store::queries::media;

/// Takes a photo as raw bytes. The same bytes of the same person are the same photo, so no key is
/// needed; whatever was sent, only our own encoding of its pixels is kept.
#[utoipa::path(post, path = "/media", tag = "media",
    params(("For-Person" = Option<PersonId>, Header)),
    request_body(content = Vec<u8>, content_type = "image/jpeg"),
    responses(
        (status = 201, body = Media),
        (status = 200, body = Media, description = "it was there"),
        (status = "4XX", body = Problem)))]
pub async fn upload(
    State(app): State<App>,
    caller: Caller,
    request: Request,
) -> ApiResult<(StatusCode, Json<Media>)> {
    // Only then the megabytes: who may not send is refused before sending them.
    media::sender(&caller.actor)?;
    let sent = picture_bytes(request).await?;
    let hash = Sha256::digest(&sent);
    if let Some(there) = media::sent_before(app.store.reader(), &caller.actor, &hash).await? {
        return Ok((StatusCode::OK, Json(answer(there, &hash))));
    }
    let uploaded = keep(&app, caller, sent, &hash).await?;
    Ok((StatusCode::CREATED, Json(answer(uploaded, &hash))))
}

async fn picture_bytes(request: Request) -> ApiResult<Bytes> {
    if !is_picture(request.headers()) {
        return Err(Code::UnsupportedMediaType.into());
    }
    Bytes::from_request(request, &())
        .await
        .map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge.into(),
            _ => ApiError::new(Code::BadRequest).detail("the body could not be read"),
        })
}

/// What the header says decides nothing but this: a form of another site can not send it.
fn is_picture(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|text| text.starts_with("image/") || text == "application/octet-stream")
}

/// Cleans, keeps the bytes, and only then writes the row that names them.
async fn keep(app: &App, caller: Caller, sent: Bytes, hash: &[u8]) -> ApiResult<Uploaded> {
    let person = caller.person()?;
    let image = app.cleaner.clean(person, sent).await.map_err(refusal)?;
    app.blobs.keep(&image).await.map_err(out_of_reach)?;
    let (width, height) = image.size();
    let command = UploadMedia {
        sent_hash: hash.to_vec(),
        blob_hash: image.photo().hash().to_vec(),
        thumb_hash: image.thumb().hash().to_vec(),
        width,
        height,
        bytes: image.photo().bytes().len(),
    };
    let uploaded = app.store.execute(command, caller.actor, caller.now).await;
    if let Err(Failure::Refused(_)) = &uploaded {
        // Signed out or gone in the meantime: the picture would lie there for nobody.
        for hash in [image.photo().hash(), image.thumb().hash()] {
            if !media::is_named(app.store.reader(), &hash).await? {
                app.blobs.remove(&hash).await.map_err(out_of_reach)?;
            }
        }
    }
    Ok(uploaded?)
}

fn refusal(why: NotClean) -> ApiError {
    match why {
        NotClean::NotAPicture => Code::NotAPicture.into(),
        NotClean::TooLarge => ApiError::new(Code::TooLarge).detail("too many pixels"),
    }
}

pub(super) fn out_of_reach(error: BlobError) -> ApiError {
    tracing::error!(%error, "photo store");
    ApiError::new(Code::Unavailable).retry_after(5)
}

fn answer(uploaded: Uploaded, hash: &[u8]) -> Media {
    Media {
        id: uploaded.id,
        sha256: hex::encode(hash),
        width: uploaded.width,
        height: uploaded.height,
    }
}
