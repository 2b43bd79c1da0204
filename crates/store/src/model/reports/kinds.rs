//! The names under which the acts on a report stand in the event record, and what is made of them
//! when they are read back.

use contract::report::TimelineKind;
use rules::lifecycle::Step;
use rules::news::What;

/// An act on a report, as it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Step(Step),
    Joined,
    Unjoined,
    Followed,
    Unfollowed,
    Commented,
    Flagged,
    /// Staff hid the text, a comment, a photo or a worker's words.
    Hidden,
    /// Staff showed it again.
    Shown,
    /// Staff looked at what was flagged and let it stand.
    FlagsDecided,
}

/// Acts whose words are about somebody's text or photo, and may quote it.
pub const MODERATION: [Kind; 3] = [Kind::Hidden, Kind::Shown, Kind::FlagsDecided];

/// Acts of workers that say something about the report, in words of their own.
pub fn answers() -> impl Iterator<Item = Kind> {
    [Step::Note, Step::Finish, Step::Decline]
        .into_iter()
        .map(Kind::Step)
}

impl From<Step> for Kind {
    fn from(step: Step) -> Self {
        Self::Step(step)
    }
}

impl Kind {
    /// Every kind that this version records.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [
            Self::Joined,
            Self::Unjoined,
            Self::Followed,
            Self::Unfollowed,
            Self::Commented,
            Self::Flagged,
            Self::Hidden,
            Self::Shown,
            Self::FlagsDecided,
        ];
        Step::ALL.into_iter().map(Self::Step).chain(others)
    }

    /// As it stands in the record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Step(step) => step.event(),
            Self::Joined => "report_joined",
            Self::Unjoined => "report_unjoined",
            Self::Followed => "report_followed",
            Self::Unfollowed => "report_unfollowed",
            Self::Commented => "comment_added",
            Self::Flagged => "flag_raised",
            Self::Hidden => "report_hidden",
            Self::Shown => "report_shown",
            Self::FlagsDecided => "flags_decided",
        }
    }

    /// `None` for one that this version does not know.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|kind| kind.code() == code)
    }

    /// What it can tell the report's author; `None` for one that is never addressed to her.
    pub const fn what(self) -> Option<What> {
        match self {
            Self::Step(step) => Some(What::Step(step)),
            Self::Commented => Some(What::Comment),
            _ => None,
        }
    }

    /// What the timeline shows; `None` for one that it leaves out (a follow, a comment).
    pub fn on_timeline(self) -> Option<TimelineKind> {
        const STEPS: [TimelineKind; 7] = [
            TimelineKind::Submitted,
            TimelineKind::Corrected,
            TimelineKind::Accepted,
            TimelineKind::Noted,
            TimelineKind::Finished,
            TimelineKind::Declined,
            TimelineKind::Withdrawn,
        ];
        match self {
            Self::Step(step) => STEPS
                .into_iter()
                .find(|kind| Step::told_as(*kind) == Some(step)),
            Self::Hidden => Some(TimelineKind::Hidden),
            Self::Shown => Some(TimelineKind::Shown),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_and_no_two_are_alike() {
        for kind in Kind::all() {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("report_painted"), None);
    }

    #[test]
    fn every_step_of_the_lifecycle_is_told() {
        for step in Step::ALL {
            assert_eq!(Kind::Step(step).what(), Some(What::Step(step)));
            let told = Kind::Step(step).on_timeline().unwrap();
            assert_eq!(Step::told_as(told), Some(step));
        }
        assert_eq!(Kind::Hidden.on_timeline(), Some(TimelineKind::Hidden));
        assert_eq!(Kind::Followed.on_timeline(), None);
        for kind in MODERATION {
            assert_eq!(kind.what(), None);
        }
    }
}
