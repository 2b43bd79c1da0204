use crate::error::{ApiError, ApiResult};
use crate::extract::{ApiQuery, Caller};
use crate::state::{App, Told};
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use contract::stream::Change;
use contract::{Code, CommunityId, Problem};
use futures_util::{Stream, StreamExt};
use rules::Actor;
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

/// Changes as they happen, as server-sent events named `change`, each only to whom it may concern; an
/// event named `reload` says that some were missed and the page should load again what it shows.
#[utoipa::path(get, path = "/stream", tag = "stream", params(StreamQuery),
    responses((status = 200, content_type = "text/event-stream", body = Change),
        (status = "4XX", body = Problem)))]
pub async fn watch(
    State(app): State<App>,
    caller: Caller,
    ApiQuery(query): ApiQuery<StreamQuery>,
) -> ApiResult<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let place = Arc::clone(&app.streams)
        .try_acquire_owned()
        .map_err(|_| ApiError::new(Code::Unavailable).retry_after(30))?;
    let stopping = app.stopping.clone();
    let listener = Arc::new(Listener {
        app: app.clone(),
        caller,
        only: query.community,
    });
    let events = BroadcastStream::new(app.changes.subscribe())
        .filter_map(move |received| Arc::clone(&listener).event(received))
        .take_until(stopping.cancelled_owned());
    let events = Held {
        events: Box::pin(events),
        _place: place,
    };
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
}

struct Listener {
    app: App,
    /// Who opened the stream.
    caller: Caller,
    only: Option<CommunityId>,
}

impl Listener {
    async fn event(
        self: Arc<Self>,
        received: Result<Told, BroadcastStreamRecvError>,
    ) -> Option<Result<Event, Infallible>> {
        match received {
            Ok(Told::Change(changed)) => {
                if self.is_elsewhere(&changed) || !self.may_know(&changed).await {
                    return None;
                }
                let event = Event::default().event("change").json_data(changed.change);
                Some(Ok(event.unwrap_or_default()))
            }
            Ok(Told::Reload) | Err(BroadcastStreamRecvError::Lagged(_)) => {
                Some(Ok(Event::default().event("reload").data("{}")))
            }
        }
    }

    fn is_elsewhere(&self, changed: &Changed) -> bool {
        let (only, community) = (self.only, changed.community);
        only.is_some() && community.is_some() && community != only
    }

    /// That a private report was sent, and when, is itself private. Whoever hears more than everybody
    /// does is asked for again: a stream may stay open for longer than a role or a session lasts.
    async fn may_know(&self, changed: &Changed) -> bool {
        if changed.concerns(&Actor::anonymous()) {
            return true;
        }
        let listens = changed.concerns(&self.caller.actor);
        let Some(session) = self.caller.session.filter(|_| listens) else {
            return false;
        };
        let now = self.app.store.signed_in(session.id, self.app.now()).await;
        matches!(now, Ok(Some(actor)) if changed.concerns(&actor))
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
