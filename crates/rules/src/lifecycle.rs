//! The steps of a report, as one table. What is not in the table can not happen, and every step that
//! happens leaves exactly one event.

use contract::Code;
use contract::report::{Status, TimelineKind};

/// Texts that one report may have had within an hour. Each change makes staff read it anew before they
/// decide about it: whoever changed it every second would keep it in sight for ever.
pub const TEXTS_PER_HOUR: u64 = 10;

/// Whether its author may change the words of a report again, after so many changes within the hour.
pub const fn may_reword(changes_last_hour: u64) -> bool {
    changes_last_hour < TEXTS_PER_HOUR
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Submit,
    Correct,
    Accept,
    Note,
    Finish,
    Decline,
    Withdraw,
}

/// On which side of a report somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    Author,
    Worker,
}

/// One row: from where a step leads where. Who takes it, [`Step::by`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    pub step: Step,
    /// `None`: the report does not exist yet.
    pub from: Option<Status>,
    pub to: Status,
}

const fn row(step: Step, from: Option<Status>, to: Status) -> Transition {
    Transition { step, from, to }
}

/// Every transition there is. An author can take back or correct only what nobody has taken up: from
/// acceptance on somebody works on the words as they stand.
#[rustfmt::skip]
pub const TRANSITIONS: [Transition; 10] = [
    row(Step::Submit, None, Status::Submitted),
    row(Step::Correct, Some(Status::Submitted), Status::Submitted),
    row(Step::Withdraw, Some(Status::Submitted), Status::Withdrawn),
    row(Step::Accept, Some(Status::Submitted), Status::Accepted),
    row(Step::Decline, Some(Status::Submitted), Status::Declined),
    row(Step::Decline, Some(Status::Accepted), Status::Declined),
    row(Step::Note, Some(Status::Accepted), Status::InProgress),
    row(Step::Note, Some(Status::InProgress), Status::InProgress),
    row(Step::Finish, Some(Status::Accepted), Status::Resolved),
    row(Step::Finish, Some(Status::InProgress), Status::Resolved),
];

impl Step {
    pub const ALL: [Self; 7] = [
        Self::Submit,
        Self::Correct,
        Self::Accept,
        Self::Note,
        Self::Finish,
        Self::Decline,
        Self::Withdraw,
    ];

    /// The kind of the one event that the step leaves.
    pub const fn event(self) -> &'static str {
        match self {
            Self::Submit => "report_submitted",
            Self::Correct => "report_corrected",
            Self::Accept => "report_accepted",
            Self::Note => "report_noted",
            Self::Finish => "report_finished",
            Self::Decline => "report_declined",
            Self::Withdraw => "report_withdrawn",
        }
    }

    /// The step that an entry of the timeline tells of; `None` for one that is no step of a report.
    pub const fn told_as(kind: TimelineKind) -> Option<Self> {
        match kind {
            TimelineKind::Submitted => Some(Self::Submit),
            TimelineKind::Corrected => Some(Self::Correct),
            TimelineKind::Accepted => Some(Self::Accept),
            TimelineKind::Noted => Some(Self::Note),
            TimelineKind::Finished => Some(Self::Finish),
            TimelineKind::Declined => Some(Self::Decline),
            TimelineKind::Withdrawn => Some(Self::Withdraw),
            TimelineKind::Hidden | TimelineKind::Shown | TimelineKind::Other => None,
        }
    }

    /// Who takes this step.
    pub const fn by(self) -> Party {
        match self {
            Self::Submit | Self::Correct | Self::Withdraw => Party::Author,
            Self::Accept | Self::Note | Self::Finish | Self::Decline => Party::Worker,
        }
    }
}

/// Where a step leads.
///
/// # Errors
/// `wrong_state` when the report does not stand where the step begins.
pub fn next(step: Step, from: Option<Status>) -> Result<Status, Code> {
    TRANSITIONS
        .iter()
        .find(|transition| transition.step == step && transition.from == from)
        .map(|transition| transition.to)
        .ok_or(Code::WrongState)
}

/// Whether a report that stands there was ended, and by whom.
pub fn is_end_by(party: Party, status: Status) -> bool {
    let leads = |row: &Transition| row.to == status && row.step.by() == party;
    !status.is_open() && TRANSITIONS.iter().any(leads)
}

/// Whether a report that stands there was solved: where finishing leads, and nothing else.
pub fn is_solved(status: Status) -> bool {
    TRANSITIONS
        .iter()
        .any(|row| row.step == Step::Finish && row.to == status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_row_is_there_twice() {
        for (n, a) in TRANSITIONS.iter().enumerate() {
            let twins = TRANSITIONS[n + 1..]
                .iter()
                .filter(|b| (b.step, b.from) == (a.step, a.from));
            assert_eq!(twins.count(), 0, "{a:?} is there twice");
        }
    }

    #[test]
    fn nothing_leaves_a_closed_report() {
        for status in Status::ALL.into_iter().filter(|status| !status.is_open()) {
            for step in Step::ALL {
                assert_eq!(next(step, Some(status)), Err(Code::WrongState));
            }
        }
    }

    #[test]
    fn every_end_is_somebodys() {
        for status in Status::ALL {
            let parties = [Party::Author, Party::Worker];
            let by = parties.map(|party| is_end_by(party, status));
            let ends = by.iter().filter(|by| **by).count();
            assert_eq!(ends, usize::from(!status.is_open()), "{status:?}");
        }
        assert!(is_end_by(Party::Author, Status::Withdrawn));
    }

    #[test]
    fn what_is_solved_was_ended_by_those_who_work_here() {
        let solved: Vec<_> = Status::ALL.into_iter().filter(|s| is_solved(*s)).collect();
        assert_eq!(solved, [Status::Resolved]);
        assert!(solved.into_iter().all(|s| is_end_by(Party::Worker, s)));
    }

    #[test]
    fn each_step_has_an_event_of_its_own() {
        let mut kinds: Vec<_> = Step::ALL.iter().map(|step| step.event()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), Step::ALL.len());
    }

    proptest! {
        /// Whatever is tried in whatever order: each success is a row of the table, a report is made
        /// once, and there are as many events as successes.
        #[test]
        fn no_sequence_leaves_the_table(steps in prop::collection::vec(0..Step::ALL.len(), 0..60)) {
            let (mut status, mut events, mut successes) = (None, Vec::new(), 0);
            for step in steps.into_iter().map(|n| Step::ALL[n]) {
                if let Ok(to) = next(step, status) {
                    let allowed = TRANSITIONS.iter().any(|t| (t.step, t.from, t.to) == (step, status, to));
                    prop_assert!(allowed);
                    status = Some(to);
                    events.push(step.event());
                    successes += 1;
                }
            }
            prop_assert_eq!(events.len(), successes);
            prop_assert!(events.iter().filter(|kind| **kind == "report_submitted").count() <= 1);
        }
    }
}
