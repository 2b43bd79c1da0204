//! What a worker does with reports.

pub mod accept;
pub mod progress;

pub use accept::AcceptReport;
pub use progress::{AddNote, DeclineReport, FinishReport};
