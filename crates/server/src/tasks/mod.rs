//! What the server does by itself, beside answering.

mod changes;

use crate::state::App;

/// Starts every background task; they end when the server stops.
pub fn start(app: &App) {
    tokio::spawn(changes::forward(app.clone()));
}
