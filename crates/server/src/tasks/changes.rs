//! Feeds the event streams: own changes at once, those of other nodes by looking at the record.

use crate::state::{App, Told};
use contract::Timestamp;
use std::collections::VecDeque;
use std::time::Duration;
use store::queries::events::{changes_of, events_since};
use store::{Backend, Failure};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::MissedTickBehavior;
use uuid::Uuid;

const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A transaction may commit so long after the moment its events name.
const LATE_MS: i64 = 5_000;
/// Events of one look; more are a storm, in which pages load again anyway.
const AT_ONCE: u64 = 500;

/// Until the server stops.
pub async fn forward(app: App) {
    let mut own = app.store.subscribe();
    let mut others = Others::new(app.now());
    // SQLite has one node: nobody else writes.
    let alone = app.store.backend() == Backend::Sqlite;
    // Not a sleep within the loop: own changes would begin it anew each time, and a busy node would
    // never look.
    let mut look = tokio::time::interval(LOOK_EVERY);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => return,
            received = own.recv() => match received {
                Ok(changed) => tell(&app, Told::Change(changed)),
                Err(RecvError::Lagged(_)) => tell(&app, Told::Reload),
                Err(RecvError::Closed) => return,
            },
            _ = look.tick(), if !alone => {
                if let Err(failure) = others.look(&app).await {
                    tracing::warn!(%failure, "looking for changes");
                }
            }
        }
    }
}

fn tell(app: &App, told: Told) {
    // Nobody listening is no error.
    let _ = app.changes.send(told);
}

/// Where the look at the record stands.
struct Others {
    from: Timestamp,
    seen: VecDeque<Uuid>,
}

impl Others {
    fn new(now: Timestamp) -> Self {
        Self {
            from: Timestamp(now.0 - LATE_MS),
            seen: VecDeque::new(),
        }
    }

    async fn look(&mut self, app: &App) -> Result<(), Failure> {
        let db = app.store.reader();
        let mut events = events_since(db, self.from, AT_ONCE).await?;
        let storm = events.len() as u64 == AT_ONCE;
        let last = events.last().map(|event| event.at);
        events.retain(|event| !self.seen.contains(&event.id) && !app.store.wrote(&event.id));
        for changed in changes_of(db, &events).await? {
            tell(app, Told::Change(changed));
        }
        self.seen.extend(events.iter().map(|event| event.id));
        while self.seen.len() > 4 * AT_ONCE as usize {
            self.seen.pop_front();
        }
        if let Some(last) = last {
            // In a storm the window moves on even over what may come late.
            let back = if storm { 0 } else { LATE_MS };
            self.from = Timestamp(self.from.0.max(last - back));
        }
        Ok(())
    }
}
