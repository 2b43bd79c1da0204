//! Bodies, before anybody works on them. A request takes a place among those worked on only when it is
//! here as a whole: otherwise a few hundred half-sent ones, for which no account is needed, would keep
//! everybody out.

use super::guard::is_api;
use crate::crowd::Place;
use crate::error::ApiError;
use crate::extract::Caller;
use crate::limits::{
    BODY_IDLE, DRAIN_BYTES, DRAIN_TIME, JSON_BYTES_MAX, PHOTO_IDLE, UPLOADS_AT_ONCE,
};
use crate::quota::Kind;
use crate::state::App;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::BytesMut;
use contract::limits::PHOTO_BYTES_MAX;
use contract::{Code, PersonId};
use http_body_util::BodyExt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

pub const PHOTOS: &str = "/api/v1/media";
/// Room is taken in pieces of this size.
const PIECE: usize = 64 * 1024;

/// How a body may come.
struct Pace {
    bytes: usize,
    idle: Duration,
    total: Duration,
}

/// Reads the whole body. A photo is read only from who is signed in and has not sent too many;
/// anybody else's is left to the handler, which refuses it unread.
pub async fn read(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !is_api(path) || http_body::Body::is_end_stream(request.body()) {
        return next.run(request).await;
    }
    let photo = path == PHOTOS && request.method() == Method::POST;
    let (mut parts, body) = request.into_parts();
    let mut _upload = None;
    let mut pace = Pace {
        bytes: JSON_BYTES_MAX,
        idle: BODY_IDLE,
        total: app.config.http.request_timeout,
    };
    if photo {
        match uploader(&app, &mut parts).await {
            Ok(None) => return next.run(Request::from_parts(parts, body)).await,
            Ok(place) => _upload = place,
            Err(error) => return error.into_response(),
        }
        pace = Pace {
            bytes: PHOTO_BYTES_MAX,
            idle: PHOTO_IDLE,
            total: app.config.http.upload_timeout,
        };
    }
    match whole(body, &pace, &app.bodies).await {
        Ok((bytes, _room)) => {
            next.run(Request::from_parts(parts, Body::from(bytes)))
                .await
        }
        Err(error) => error.into_response(),
    }
}

/// `None` for a visitor.
async fn uploader(app: &App, parts: &mut Parts) -> Result<Option<Place<PersonId>>, ApiError> {
    let caller = Caller::from_request_parts(parts, app).await?;
    let Some(person) = caller.actor.person else {
        return Ok(None);
    };
    let place = app.uploads.enter(person, UPLOADS_AT_ONCE);
    let place = place.ok_or_else(|| ApiError::new(Code::RateLimited).retry_after(2))?;
    let counted = app.quotas.take(&caller.actor, Kind::Photo);
    counted.map_err(|wait| ApiError::new(Code::RateLimited).retry_after(wait))?;
    Ok(Some(place))
}

type Room = Option<OwnedSemaphorePermit>;

async fn whole(
    body: Body,
    pace: &Pace,
    bodies: &Arc<Semaphore>,
) -> Result<(Bytes, Room), ApiError> {
    if http_body::Body::size_hint(&body).lower() > pace.bytes as u64 {
        return Err(Code::TooLarge.into());
    }
    timeout(pace.total, pieces(body, pace, bodies))
        .await
        .unwrap_or_else(|_| Err(slow()))
}

async fn pieces(
    mut body: Body,
    pace: &Pace,
    bodies: &Arc<Semaphore>,
) -> Result<(Bytes, Room), ApiError> {
    let mut read = BytesMut::new();
    let (mut room, mut reserved): (Room, usize) = (None, 0);
    loop {
        let frame = timeout(pace.idle, body.frame()).await.map_err(|_| slow())?;
        let Some(frame) = frame else {
            return Ok((read.freeze(), room));
        };
        let frame = frame
            .map_err(|_| ApiError::new(Code::BadRequest).detail("the body could not be read"))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if read.len() + data.len() > pace.bytes {
            return Err(Code::TooLarge.into());
        }
        while read.len() + data.len() > reserved {
            let piece = Arc::clone(bodies).try_acquire_owned().map_err(|_| {
                metrics::counter!("http_shed_total").increment(1);
                ApiError::new(Code::Unavailable)
                    .detail("too many bodies")
                    .retry_after(5)
            })?;
            match &mut room {
                Some(room) => room.merge(piece),
                None => room = Some(piece),
            }
            reserved += PIECE;
        }
        read.extend_from_slice(&data);
    }
}

/// How many pieces fit into so many bytes.
pub const fn rooms(bytes: usize) -> usize {
    bytes / PIECE
}

fn slow() -> ApiError {
    ApiError::new(Code::Unavailable)
        .detail("the body came too slowly")
        .retry_after(2)
}

/// After the answer: a body that was not read to its end is read away, if it is short and comes soon.
/// Otherwise the connection ends, and the client is told so: the rest of the body would be taken for
/// its next request.
pub async fn finish(request: Request, next: Next) -> Response {
    let one_after_the_other = request.version() <= Version::HTTP_11;
    let (parts, body) = request.into_parts();
    if !one_after_the_other || http_body::Body::is_end_stream(&body) {
        return next.run(Request::from_parts(parts, body)).await;
    }
    // Whoever waits for "100 Continue" has not begun to send.
    let waits = parts.headers.contains_key(header::EXPECT);
    let shared = Shared::new(body);
    let request = Request::from_parts(parts, Body::new(shared.clone()));
    let mut response = next.run(request).await;
    if waits && !http_body::Body::is_end_stream(&shared) || !shared.drained().await {
        response
            .headers_mut()
            .insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// A body that can still be read when the handler has thrown it away.
#[derive(Clone)]
struct Shared(Arc<Mutex<Option<Body>>>);

impl Shared {
    fn new(body: Body) -> Self {
        Self(Arc::new(Mutex::new(Some(body))))
    }

    /// `None` when it was read to its end: a body must not be asked again then.
    fn with<T>(&self, look: impl FnOnce(&mut Option<Body>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether the end was reached.
    async fn drained(mut self) -> bool {
        let mut left = DRAIN_BYTES;
        let drain = async {
            while let Some(frame) = self.frame().await {
                let length = match frame.map(|frame| frame.into_data()) {
                    Ok(Ok(data)) => data.len(),
                    Ok(Err(_)) => 0,
                    Err(_) => return false,
                };
                if length > left {
                    return false;
                }
                left -= length;
            }
            true
        };
        timeout(DRAIN_TIME, drain).await.unwrap_or(false)
    }
}

impl http_body::Body for Shared {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, axum::Error>>> {
        self.with(|left| {
            let Some(body) = left else {
                return Poll::Ready(None);
            };
            let frame = Pin::new(body).poll_frame(context);
            if matches!(frame, Poll::Ready(None)) {
                *left = None;
            }
            frame
        })
    }

    fn is_end_stream(&self) -> bool {
        self.with(|left| left.as_ref().is_none_or(http_body::Body::is_end_stream))
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.with(|left| {
            let size = left.as_ref().map(http_body::Body::size_hint);
            size.unwrap_or(http_body::SizeHint::with_exact(0))
        })
    }
}

#[cfg(test)]
mod tests;
