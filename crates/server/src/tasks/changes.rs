//! Feeds the event streams: own changes at once, those of other nodes by looking at the record.

use crate::state::App;
use store::Changed;
use tokio::sync::broadcast::error::RecvError;

/// Until the server stops.
pub async fn forward(app: App) {
    let mut own = app.store.subscribe();
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => return,
            received = own.recv() => match received {
                Ok(changed) => tell(&app, changed),
                // Listeners that matter have lagged too and are told to load again.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            },
        }
    }
}

fn tell(app: &App, changed: Changed) {
    // Nobody listening is no error.
    let _ = app.changes.send(changed);
}
