//! What all that waits comes to.

use super::{Queued, Record, State};
use crate::state::waiting::Summary;
use contract::Timestamp;

/// Counts for the badge and the banner.
pub fn summary(records: &[Record]) -> Summary {
    let only = match records {
        [record] if record.owner.is_some() && matches!(record.act, Queued::Report { .. }) => {
            Some(record.key)
        }
        _ => None,
    };
    let none = Summary {
        only,
        ..Summary::default()
    };
    records.iter().fold(none, |mut sum, record| {
        match record.state {
            State::Waiting => sum.waiting += 1,
            State::SignIn => sum.sign_in += 1,
            State::NeedsYou { .. } => sum.needs_you += 1,
        }
        sum
    })
}

/// Milliseconds until the first waiting record is due; `None` when nothing waits.
pub fn next_due_ms(records: &[Record], now: Timestamp) -> Option<i64> {
    records
        .iter()
        .filter(|record| record.state == State::Waiting)
        .map(|record| (record.not_before.0 - now.0).max(0))
        .min()
}
