//! Who sees what of a report. The one place where that is decided: pages, lists, map, search, photo
//! files and flags all ask here, and a filter in SQL is only a faster way to the same answer.

#[cfg(test)]
mod tests;

use crate::Actor;
use crate::policy::ReportFacts;
use contract::PersonId;
use contract::media::PhotoState;
use contract::person::Role;
use contract::report::{Status, Visibility};

/// How much of somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    Whole,
    /// Stars for numbers that should not be public.
    Masked,
    /// Staff have hidden them.
    None,
}

/// How much of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceSight {
    /// As it was told.
    Exact,
    /// The building and its own point: no entrance, no facility, no free words, no measurement.
    Building,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Photos {
    All,
    /// Those that a worker has released and staff have not hidden.
    Released,
}

impl Photos {
    pub fn show(self, state: PhotoState) -> bool {
        self == Self::All || state == PhotoState::Shown
    }
}

/// What one reader sees of one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    pub words: Words,
    pub place: PlaceSight,
    pub photos: Photos,
}

impl Sight {
    /// Whether the report turns up in lists and searches. One whose words are hidden is still there
    /// for whoever has its address, but nobody comes across it.
    pub fn is_found(&self) -> bool {
        self.words != Words::None
    }

    /// Why staff hid or showed something may quote what they hid.
    pub fn reads_moderation(&self) -> bool {
        self.words == Words::Whole
    }
}

/// What this reader sees; `None` for a report that the reader may not know of. Public ones are
/// everybody's, except withdrawn ones: those, like private ones, are only for their author and for
/// the workers who answer there.
pub fn sight(actor: &Actor, report: &ReportFacts) -> Option<Sight> {
    if is_party(actor, report) {
        return Some(Sight {
            words: Words::Whole,
            place: PlaceSight::Exact,
            photos: Photos::All,
        });
    }
    let everybody = report.visibility == Visibility::Public && can_be_public(report.status);
    everybody.then(|| Sight {
        words: in_public(report.hidden),
        place: if report.indoors {
            PlaceSight::Building
        } else {
            PlaceSight::Exact
        },
        photos: Photos::Released,
    })
}

/// Whether others than its author and the workers may know of a public report that stands there.
pub const fn can_be_public(status: Status) -> bool {
    // Not `matches!`: a new status has to say it.
    match status {
        Status::Submitted
        | Status::Accepted
        | Status::InProgress
        | Status::Resolved
        | Status::Declined
        | Status::Other => true,
        Status::Withdrawn => false,
    }
}

/// What neighbours read of words. Labels that are the same for every reader are made with this.
pub fn in_public(hidden: bool) -> Words {
    if hidden { Words::None } else { Words::Masked }
}

/// Counted and drawn on everybody's map.
pub fn is_on_map(report: &ReportFacts) -> bool {
    sight(&Actor::anonymous(), report).is_some_and(|sight| sight.is_found())
}

/// What this reader sees of a comment; `by`: who wrote it.
pub fn comment(actor: &Actor, report: &ReportFacts, by: Option<PersonId>, hidden: bool) -> Words {
    if actor.is(by) || actor.works_in(report.community, report.grid) {
        Words::Whole
    } else {
        in_public(hidden)
    }
}

/// What this reader sees of a worker's official words about the report. They stay where the report's own
/// are hidden; `by`: who wrote them.
pub fn answer(actor: &Actor, report: &ReportFacts, by: Option<PersonId>, hidden: bool) -> Words {
    let party = !hidden && is_party(actor, report);
    if party {
        Words::Whole
    } else {
        comment(actor, report, by, hidden)
    }
}

/// How a photo stands. That staff have hidden it outranks the rest: showing it again leads back to
/// whether it was released.
pub fn photo_state(released: bool, hidden: bool) -> PhotoState {
    match (hidden, released) {
        (true, _) => PhotoState::Hidden,
        (false, true) => PhotoState::Shown,
        (false, false) => PhotoState::NotReleased,
    }
}

/// Whether an act stands under its person's name. Workers act under their public name; a resident's
/// shows only on the own report, and only if the author chose so.
pub fn is_named(role: Role, by_author: bool, name_shown: bool) -> bool {
    match role {
        Role::Resident | Role::Volunteer | Role::Other => by_author && name_shown,
        Role::GridWorker | Role::Staff | Role::Department | Role::Operator => true,
    }
}

/// Whether a role shows its holder's name. A phone number is not answered with whose it is: whoever gives
/// the role knows the name already, because she typed it or because the person has another role here
/// that shows it. `own`: the name by which the person goes, after what was typed filled an empty one.
pub fn role_shows_name(giver: &Actor, typed: &str, own: &str, other_role_shows: bool) -> bool {
    giver.system || other_role_shows || typed == own
}

pub(crate) fn is_party(actor: &Actor, report: &ReportFacts) -> bool {
    actor.is(report.author) || actor.works_in(report.community, report.grid)
}
