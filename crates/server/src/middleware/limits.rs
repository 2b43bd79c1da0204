use super::body::PHOTOS;
use super::guard::is_api;
use crate::error::ApiError;
use crate::extract::{Caller, ClientAddress, Head};
use crate::http::BASE;
use crate::http::answer::REPLAYED;
use crate::limits::{ADDRESS_SHARE, JSON_BYTES_MAX};
use crate::quota::Kind;
use crate::state::App;
use axum::body::to_bytes;
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::Code;
use rules::Actor;
use store::Keyed;
use url::form_urlencoded;

fn busy() -> Response {
    metrics::counter!("http_shed_total").increment(1);
    ApiError::new(Code::Unavailable)
        .detail("busy")
        .retry_after(2)
        .into_response()
}

/// One address may not use up what is there for all. A proxy on this machine that nobody named in
/// `trusted_proxies` speaks for everybody and is not counted.
pub async fn address(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    request: Request,
    next: Next,
) -> Response {
    let most = (app.config.http.max_in_flight / ADDRESS_SHARE).max(1);
    let counted = is_api(request.uri().path()) && !address.is_loopback();
    let place = counted.then(|| app.addresses.enter(address, most));
    if matches!(place, Some(None)) {
        return busy();
    }
    next.run(request).await
}

/// Sheds load at once instead of letting a queue grow that nobody waits for any more. The files of
/// the app and the questions of load balancers are always answered.
pub async fn in_flight(State(app): State<App>, request: Request, next: Next) -> Response {
    if !is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let Ok(_place) = app.places.try_acquire() else {
        return busy();
    };
    next.run(request).await
}

/// Bounds the time until an answer begins. Commands run in tasks of their own, so giving up here
/// leaves no transaction half open.
pub async fn time(State(app): State<App>, request: Request, next: Next) -> Response {
    let limit = if request.uri().path() == PHOTOS {
        app.config.http.upload_timeout
    } else {
        app.config.http.request_timeout
    };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(Code::Unavailable)
            .detail("took too long")
            .retry_after(2)
            .into_response(),
    }
}

/// Counts what one person writes. Refused attempts count too, since they cost as much to read, but as
/// changes of any kind: whoever had a word too many must not lose a report that she may still send.
/// What was written before does not count: who repeats a request because no answer came must not use
/// up what she may still write, and gets her answer also when that is used up.
pub async fn writes(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(kind) = kind(&request) else {
        return next.run(request).await;
    };
    let (mut parts, body) = request.into_parts();
    let actor = match Caller::from_request_parts(&mut parts, &app).await {
        Ok(caller) => caller.actor,
        Err(error) => return error.into_response(),
    };
    let request = Request::from_parts(parts, body);
    if let Err(wait) = app.quotas.take(&actor, kind) {
        return match repeated(&app, &actor, kind, request).await {
            Ok(Some(request)) => next.run(request).await,
            Ok(None) => ApiError::new(Code::RateLimited)
                .retry_after(wait)
                .into_response(),
            Err(error) => error.into_response(),
        };
    }
    let response = next.run(request).await;
    let elsewhere =
        || response.status().is_client_error() && app.quotas.take(&actor, Kind::Other).is_ok();
    if wrote_before(&response) || (kind != Kind::Other && elsewhere()) {
        app.quotas.give_back(&actor, kind);
    }
    response
}

/// Counts searches. A proxy on this machine that nobody named speaks for everybody, as in [`address`].
pub async fn searches(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    request: Request,
    next: Next,
) -> Response {
    if !is_search(&request) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let actor = match Caller::from_request_parts(&mut parts, &app).await {
        Ok(caller) => caller.actor,
        Err(error) => return error.into_response(),
    };
    let counted = actor.person.is_some() || !address.is_loopback();
    let taken = counted.then(|| app.quotas.take_search(&actor, address));
    if let Some(Err(wait)) = taken {
        return ApiError::new(Code::RateLimited)
            .retry_after(wait)
            .into_response();
    }
    next.run(Request::from_parts(parts, body)).await
}

/// Whether reports are looked through for words, in the list or on the map.
fn is_search(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.and_then(|route| route.as_str().strip_prefix(BASE));
    let searchable = matches!(
        route,
        Some("/communities/{slug}/reports" | "/communities/{slug}/map")
    );
    let query = request.uri().query().unwrap_or_default();
    // Read as the handler reads it: `%71` is a `q`, too.
    let words = || form_urlencoded::parse(query.as_bytes());
    searchable
        && request.method() != Method::POST
        && words().any(|(name, words)| name == "q" && !words.trim().is_empty())
}

/// The request again, if the same one was accepted before or is being worked on.
async fn repeated(
    app: &App,
    actor: &Actor,
    kind: Kind,
    request: Request,
) -> Result<Option<Request>, ApiError> {
    let made = match kind {
        Kind::Report => Some(Keyed::Report),
        Kind::Comment => Some(Keyed::Comment),
        Kind::Photo | Kind::Other | Kind::Search => None,
    };
    let (parts, body) = request.into_parts();
    let head = actor.person.map(|person| Head::read(&parts, person));
    let Some(Ok(head)) = head else {
        return Ok(None);
    };
    let bytes = to_bytes(body, JSON_BYTES_MAX).await;
    let bytes = bytes.map_err(|_| ApiError::new(Code::TooLarge))?;
    let known = app.store.accepted_before(&head.with(&bytes), made).await?;
    Ok(known.then(|| Request::from_parts(parts, bytes.into())))
}

fn wrote_before(response: &Response) -> bool {
    response.headers().contains_key(REPLAYED)
        || response.extensions().get() == Some(&Code::IdempotencyKeyBusy)
}

/// `None` for reading and for what has limits of its own: photos count before they are read, codes and
/// sessions by phone and address.
fn kind(request: &Request) -> Option<Kind> {
    let route = request.extensions().get::<MatchedPath>()?.as_str();
    let route = route.strip_prefix(BASE)?;
    match (request.method(), route) {
        (&Method::GET | &Method::HEAD | &Method::OPTIONS, _)
        | (_, "/media" | "/codes" | "/session") => None,
        (&Method::POST, "/communities/{slug}/reports") => Some(Kind::Report),
        (&Method::POST, "/reports/{id}/comments") => Some(Kind::Comment),
        _ => Some(Kind::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderValue, StatusCode};

    #[test]
    fn only_what_was_written_before_is_given_back() {
        let refused = |code| wrote_before(&ApiError::new(code).into_response());
        assert!(refused(Code::IdempotencyKeyBusy));
        assert!(!refused(Code::IdempotencyKeyReused) && !refused(Code::WrongState));
        let mut answer = StatusCode::CREATED.into_response();
        assert!(!wrote_before(&answer));
        let headers = answer.headers_mut();
        headers.insert(REPLAYED, HeaderValue::from_static("true"));
        assert!(wrote_before(&answer));
    }
}
