use crate::error::{ApiError, ApiResult};
use crate::extract::{ApiQuery, Caller};
use crate::state::App;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use contract::stream::Change;
use contract::{Code, CommunityId, Problem};
use futures_util::{Stream, StreamExt};
use rules::policy::{Act, Facts, may};
use serde::Deserialize;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use store::Changed;
use tokio::sync::OwnedSemaphorePermit;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;

/// Proxies close what is silent for a minute.
const HEARTBEAT: Duration = Duration::from_secs(20);

#[derive(Deserialize, utoipa::IntoParams)]
pub struct StreamQuery {
    /// Only changes of this community.
    community: Option<CommunityId>,
}

/// Changes as they happen, as server-sent events named `change`; an event named `reload` says that
/// some were missed and the page should load again what it shows.
#[utoipa::path(get, path = "/stream", tag = "stream", params(StreamQuery),
    responses((status = 200, content_type = "text/event-stream", body = Change),
        (status = "4XX", body = Problem)))]
pub async fn watch(
    State(app): State<App>,
    caller: Caller,
    ApiQuery(query): ApiQuery<StreamQuery>,
) -> ApiResult<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    may(&caller.actor, Act::Look, &Facts::none())?;
    let place = Arc::clone(&app.streams)
        .try_acquire_owned()
        .map_err(|_| ApiError::new(Code::Unavailable).retry_after(30))?;
    let stopping = app.stopping.clone();
    let events = BroadcastStream::new(app.changes.subscribe())
        .filter_map(move |received| std::future::ready(event(received, query.community)))
        .take_until(stopping.cancelled_owned());
    let events = Held {
        events: Box::pin(events),
        _place: place,
    };
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
}

fn event(
    received: Result<Changed, BroadcastStreamRecvError>,
    only: Option<CommunityId>,
) -> Option<Result<Event, Infallible>> {
    match received {
        Ok(changed) => {
            let elsewhere =
                only.is_some() && changed.community.is_some() && changed.community != only;
            let event = Event::default().event("change").json_data(changed.change);
            (!elsewhere).then(|| Ok(event.unwrap_or_default()))
        }
        Err(BroadcastStreamRecvError::Lagged(_)) => {
            Some(Ok(Event::default().event("reload").data("{}")))
        }
    }
}

/// Gives the place back when the client goes.
struct Held<S> {
    events: std::pin::Pin<Box<S>>,
    _place: OwnedSemaphorePermit,
}

impl<S: Stream> Stream for Held<S> {
    type Item = S::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<S::Item>> {
        self.events.as_mut().poll_next(context)
    }
}
