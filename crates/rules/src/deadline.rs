//! By when somebody must have accepted and finished, and how that promise stands.

use crate::calendar::Calendar;
use contract::Timestamp;
use contract::community::{Span, SpanUnit};
use contract::report::{Lamp, Status};

const MINUTE_MS: i64 = 60_000;

/// What a community promises for one kind of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Minutes of duty time.
    pub accept_within_min: u32,
    pub finish_within: Span,
}

/// For a report without a category, until a worker has sorted it.
pub const UNSORTED: Promise = Promise {
    accept_within_min: 240,
    finish_within: Span {
        amount: 5,
        unit: SpanUnit::WorkingDays,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    pub accept_due: Timestamp,
    /// Never before `accept_due`.
    pub finish_due: Timestamp,
}

/// The promise of a report sent at `created`.
pub fn deadlines(calendar: &Calendar, promise: Promise, created: Timestamp) -> Deadlines {
    let accept_due = calendar.add_duty_minutes(created, promise.accept_within_min);
    let Span { amount, unit } = promise.finish_within;
    let by_clock = |minutes: i64| Timestamp(created.0 + i64::from(amount) * minutes * MINUTE_MS);
    let finish_due = match unit {
        SpanUnit::Minutes => by_clock(1),
        SpanUnit::Hours => by_clock(60),
        // No promise is ever made in a unit that this version does not know.
        SpanUnit::WorkingDays | SpanUnit::Other => calendar.add_working_days(created, amount),
    };
    Deadlines {
        accept_due,
        finish_due: finish_due.max(accept_due),
    }
}

/// Which of the two promises runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Running {
    Accept,
    Finish,
}

/// The promise that runs in this state; none once a report is closed.
pub const fn running(status: Status) -> Option<Running> {
    match status {
        Status::Submitted => Some(Running::Accept),
        Status::Accepted | Status::InProgress => Some(Running::Finish),
        Status::Resolved | Status::Declined | Status::Withdrawn | Status::Other => None,
    }
}

/// The deadline that runs in this state.
pub fn due(status: Status, deadlines: Deadlines) -> Option<Timestamp> {
    running(status).map(|running| match running {
        Running::Accept => deadlines.accept_due,
        Running::Finish => deadlines.finish_due,
    })
}

/// Red from the deadline on, amber from three quarters of the time, by the clock: a promise is kept as
/// moments, without its unit or the calendar it was made with, so that changed hours move no lamp.
pub fn lamp(status: Status, created: Timestamp, deadlines: Deadlines, now: Timestamp) -> Lamp {
    let Some(due) = due(status, deadlines) else {
        return Lamp::Off;
    };
    let (gone, whole) = (now.0 - created.0, due.0 - created.0);
    if now >= due {
        Lamp::Red
    } else if gone.saturating_mul(4) >= whole.saturating_mul(3) {
        Lamp::Amber
    } else {
        Lamp::Green
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::community::DutyHours;

    const DUE: Deadlines = Deadlines {
        accept_due: Timestamp(400),
        finish_due: Timestamp(4000),
    };

    #[test]
    fn the_lamp_turns_at_three_quarters_and_at_the_end() {
        let lamp_at = |status, now| lamp(status, Timestamp(0), DUE, Timestamp(now));
        for (status, now, expected) in [
            (Status::Submitted, 299, Lamp::Green),
            (Status::Submitted, 300, Lamp::Amber),
            (Status::Submitted, 400, Lamp::Red),
            (Status::Accepted, 400, Lamp::Green),
            (Status::InProgress, 3000, Lamp::Amber),
            (Status::InProgress, 4000, Lamp::Red),
            (Status::Resolved, 9000, Lamp::Off),
            (Status::Withdrawn, 0, Lamp::Off),
        ] {
            assert_eq!(lamp_at(status, now), expected, "{status:?} at {now}");
        }
    }

    #[test]
    fn clock_spans_ignore_the_calendar_and_never_end_before_acceptance() {
        let closed = Calendar::new(480, DutyHours::default(), &[]);
        let promise = |amount, unit| Promise {
            accept_within_min: 120,
            finish_within: Span { amount, unit },
        };
        let two_hours = Timestamp(120 * MINUTE_MS);
        let short = deadlines(&closed, promise(30, SpanUnit::Minutes), Timestamp(0));
        assert_eq!((short.accept_due, short.finish_due), (two_hours, two_hours));
        let long = deadlines(&closed, promise(3, SpanUnit::Hours), Timestamp(0));
        assert_eq!(long.finish_due, Timestamp(180 * MINUTE_MS));
    }
}
