//! What the server does by itself, beside answering. Each task may run on every node: leases in the
//! database see to it that work is done once.

mod changes;
mod housekeeping;
mod jobs;

use crate::state::App;

/// Starts every background task; they end when the server stops.
pub fn start(app: &App) {
    tokio::spawn(changes::forward(app.clone()));
    tokio::spawn(jobs::run(app.clone()));
    for task in housekeeping::PERIODIC {
        tokio::spawn(housekeeping::run(app.clone(), task));
    }
}
