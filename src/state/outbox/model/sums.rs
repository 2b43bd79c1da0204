//! What all that waits comes to, and in which order it goes.

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
        .filter(|record| record.state == State::Waiting && !is_behind(records, record))
        .map(|record| (record.not_before.0 - now.0).max(0))
        .min()
}

/// Whether an older act of the same person on the same report still waits: a later one may turn it back, and
/// would be turned back itself by the older one's arrival. `records`: oldest first.
pub fn is_behind(records: &[Record], record: &Record) -> bool {
    let older = records.iter().take_while(|other| other.key != record.key);
    record.act.on().is_some()
        && older
            .filter(|other| other.state == State::Waiting)
            .any(|other| other.owner == record.owner && other.act.on() == record.act.on())
}
