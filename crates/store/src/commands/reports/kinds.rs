//! The names under which the acts on a report stand in the event record, and what the timeline makes
//! of them when it reads them back.

use contract::report::TimelineKind;
use rules::lifecycle::Step;
use rules::news::What;

/// Staff hid the text, a comment or a photo.
pub const HIDDEN: &str = "report_hidden";
/// Staff showed it again.
pub const SHOWN: &str = "report_shown";

/// Staff looked at what was flagged and let it stand.
pub const FLAGS_DECIDED: &str = "flags_decided";
/// Acts whose words are about somebody's text or photo, and may quote it.
pub const MODERATION: [&str; 3] = [HIDDEN, SHOWN, FLAGS_DECIDED];

pub const COMMENTED: &str = "comment_added";

/// What an event can tell the report's author; `None` for one that is never addressed to her.
pub fn what(event: &str) -> Option<What> {
    if event == COMMENTED {
        return Some(What::Comment);
    }
    let step = Step::ALL.into_iter().find(|step| step.event() == event);
    step.map(What::Step)
}

/// The event's `kind` for an entry of the timeline; `None` for one that this version does not know.
pub fn event_kind(kind: TimelineKind) -> Option<&'static str> {
    match kind {
        TimelineKind::Hidden => Some(HIDDEN),
        TimelineKind::Shown => Some(SHOWN),
        _ => Step::told_as(kind).map(Step::event),
    }
}

/// What the timeline shows for an event; `None` for one that it leaves out (a follow, a comment).
pub fn timeline_kind(event: &str) -> Option<TimelineKind> {
    const ALL: [TimelineKind; 9] = [
        TimelineKind::Submitted,
        TimelineKind::Corrected,
        TimelineKind::Accepted,
        TimelineKind::Noted,
        TimelineKind::Finished,
        TimelineKind::Declined,
        TimelineKind::Withdrawn,
        TimelineKind::Hidden,
        TimelineKind::Shown,
    ];
    ALL.into_iter()
        .find(|kind| event_kind(*kind) == Some(event))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_the_lifecycle_reads_back() {
        for step in Step::ALL {
            assert_eq!(what(step.event()), Some(What::Step(step)));
            let kind = timeline_kind(step.event()).unwrap();
            assert_eq!(event_kind(kind), Some(step.event()));
        }
        assert_eq!(timeline_kind(HIDDEN), Some(TimelineKind::Hidden));
        assert_eq!(timeline_kind("report_followed"), None);
        for kind in MODERATION {
            assert_eq!(what(kind), None);
        }
        assert_eq!(event_kind(TimelineKind::Other), None);
    }
}
