//! How many reports end how, and how long ago they were sent.

use super::{DAY_MS, DAYS, MINUTE_MS, Maker};
use contract::Timestamp;
use contract::report::Status;

/// Where a report stands on the seeding day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Minutes old; nobody has looked yet.
    Fresh,
    /// Fresh, and the author chose no category.
    FreshUnsorted,
    /// Sent within the last two days and still waiting.
    Waiting,
    Accepted,
    InProgress,
    /// In progress for longer than promised.
    Overdue,
    Resolved,
    Declined,
    Withdrawn,
}

/// They add up to [`super::REPORTS`].
const COUNTS: [(Outcome, usize); 9] = [
    (Outcome::Fresh, 18),
    (Outcome::FreshUnsorted, 4),
    (Outcome::Waiting, 12),
    (Outcome::Accepted, 32),
    (Outcome::InProgress, 34),
    (Outcome::Overdue, 14),
    (Outcome::Resolved, 238),
    (Outcome::Declined, 24),
    (Outcome::Withdrawn, 24),
];

/// Reports of the two residents whose sign-ins are printed: index of the person, outcome, how many.
type Regular = (usize, Outcome, usize);

pub fn regulars() -> Vec<Regular> {
    vec![
        (0, Outcome::Fresh, 1),
        (0, Outcome::Accepted, 1),
        (0, Outcome::InProgress, 2),
        (0, Outcome::Overdue, 1),
        (0, Outcome::Resolved, 5),
        (0, Outcome::Declined, 1),
        (0, Outcome::Withdrawn, 1),
        (1, Outcome::InProgress, 1),
        (1, Outcome::Resolved, 3),
    ]
}

/// The regular who sends the next report that ends like this, if one still has to.
pub fn take(regulars: &mut [Regular], outcome: Outcome) -> Option<usize> {
    let (person, _, left) = regulars
        .iter_mut()
        .find(|(_, wanted, left)| *wanted == outcome && *left > 0)?;
    *left -= 1;
    Some(*person)
}

pub fn all() -> Vec<Outcome> {
    COUNTS
        .iter()
        .flat_map(|(outcome, count)| std::iter::repeat_n(*outcome, *count))
        .collect()
}

impl Outcome {
    pub const fn status(self) -> Status {
        match self {
            Self::Fresh | Self::FreshUnsorted | Self::Waiting => Status::Submitted,
            Self::Accepted => Status::Accepted,
            Self::InProgress | Self::Overdue => Status::InProgress,
            Self::Resolved => Status::Resolved,
            Self::Declined => Status::Declined,
            Self::Withdrawn => Status::Withdrawn,
        }
    }

    pub const fn is_unsorted(self) -> bool {
        matches!(self, Self::FreshUnsorted)
    }

    pub const fn is_fresh(self) -> bool {
        matches!(self, Self::Fresh | Self::FreshUnsorted)
    }

    pub const fn is_long_open(self) -> bool {
        matches!(
            self,
            Self::Waiting | Self::Accepted | Self::InProgress | Self::Overdue
        )
    }
}

impl Maker<'_> {
    /// When a report with this outcome was sent: fresh ones minutes ago, others by day.
    pub(super) fn moment(&mut self, outcome: Outcome) -> Timestamp {
        let now = self.ground.now.0;
        let (youngest, oldest) = match outcome {
            Outcome::Fresh | Outcome::FreshUnsorted => {
                return Timestamp(now - self.random.between(2, 90) * MINUTE_MS);
            }
            Outcome::Waiting => (0, 2),
            Outcome::Accepted => (0, 3),
            Outcome::InProgress => (0, 6),
            Outcome::Overdue => (8, 20),
            Outcome::Resolved | Outcome::Declined | Outcome::Withdrawn => (0, DAYS - 1),
        };
        loop {
            let day = self.random.between(youngest, oldest);
            let at = Timestamp(self.local_midnight(day) + self.waking_minute() * MINUTE_MS);
            if at.0 < now && at.0 > now - DAYS * DAY_MS {
                return at;
            }
            // Early in the morning today has no waking minute yet.
            if day == 0 {
                return Timestamp(now - self.random.between(30, 400) * MINUTE_MS);
            }
        }
    }

    fn local_midnight(&self, days_ago: i64) -> i64 {
        let calendar = self.ground.calendar;
        let today = calendar.local_day(self.ground.now);
        // The day number is local, its midnight is wanted in UTC.
        let offset_ms = crate::UTC_OFFSET_MIN as i64 * MINUTE_MS;
        (today - days_ago) * DAY_MS - offset_ms
    }

    /// People write before work, at noon, and most of all in the evening.
    fn waking_minute(&mut self) -> i64 {
        let (from, to) = *self.random.pick(&[
            (390, 560),
            (560, 720),
            (700, 820),
            (820, 1050),
            (1050, 1320),
            (1080, 1260),
        ]);
        self.random.between(from, to)
    }
}
