//! Who sees what of a report. The one place where that is decided: pages, lists, map, search, photo
//! files and flags all ask here, and a filter in SQL is only a faster way to the same answer.

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
    let everybody = report.visibility == Visibility::Public && report.status != Status::Withdrawn;
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

pub(crate) fn is_party(actor: &Actor, report: &ReportFacts) -> bool {
    actor.is(report.author) || actor.works_in(report.community, report.grid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Act, Facts, may};
    use contract::person::Grant;
    use contract::{CommunityId, GrantId, GridId};
    use uuid::Uuid;

    const HERE: CommunityId = CommunityId(Uuid::from_u128(1));
    const GRID: GridId = GridId(Uuid::from_u128(11));
    const AUTHOR: PersonId = PersonId(Uuid::from_u128(100));
    const ALL: Sight = Sight {
        words: Words::Whole,
        place: PlaceSight::Exact,
        photos: Photos::All,
    };

    fn person(n: u128, role: Option<Role>) -> Actor {
        let grants = role.map(|role| Grant {
            id: GrantId(Uuid::from_u128(n)),
            community: HERE,
            role,
            grid: (role == Role::GridWorker).then_some(GRID),
        });
        Actor::person(PersonId(Uuid::from_u128(n)), grants.into_iter().collect())
    }

    /// Every combination of what decides.
    fn reports() -> Vec<ReportFacts> {
        let mut all = Vec::new();
        for visibility in [Visibility::Public, Visibility::Private] {
            for status in Status::ALL {
                for (hidden, indoors) in
                    [(false, false), (false, true), (true, false), (true, true)]
                {
                    all.push(ReportFacts {
                        community: HERE,
                        grid: Some(GRID),
                        author: Some(AUTHOR),
                        visibility,
                        status,
                        hidden,
                        indoors,
                    });
                }
            }
        }
        all
    }

    #[test]
    fn author_and_workers_see_all_of_every_report() {
        let parties = [
            person(100, None),
            person(101, Some(Role::GridWorker)),
            person(102, Some(Role::Staff)),
        ];
        for report in reports() {
            for actor in &parties {
                assert_eq!(sight(actor, &report), Some(ALL), "{report:?}");
            }
        }
    }

    #[test]
    fn neighbours_see_what_is_public_and_no_more() {
        for actor in [Actor::anonymous(), person(103, None)] {
            for report in reports() {
                let known =
                    report.visibility == Visibility::Public && report.status != Status::Withdrawn;
                let seen = sight(&actor, &report);
                assert_eq!(seen.is_some(), known, "{report:?}");
                let Some(seen) = seen else { continue };
                assert_eq!(seen.photos, Photos::Released);
                assert_eq!(seen.place == PlaceSight::Building, report.indoors);
                assert_eq!(seen.words == Words::None, report.hidden);
                assert_eq!(seen.is_found(), !report.hidden);
                assert!(!seen.reads_moderation());
            }
        }
    }

    /// Policy and sight never disagree about what somebody may know of.
    #[test]
    fn who_sees_something_may_read_and_nobody_else() {
        let actors = [
            Actor::anonymous(),
            person(100, None),
            person(102, Some(Role::Staff)),
            person(103, None),
        ];
        for report in reports() {
            for actor in &actors {
                let may_read = may(actor, Act::ReadReport, &Facts::report(report)).is_ok();
                assert_eq!(may_read, sight(actor, &report).is_some(), "{report:?}");
            }
            assert_eq!(
                is_on_map(&report),
                report.visibility == Visibility::Public
                    && report.status != Status::Withdrawn
                    && !report.hidden
            );
        }
    }

    #[test]
    fn a_hidden_photo_is_told_from_one_that_waits() {
        assert_eq!(photo_state(true, false), PhotoState::Shown);
        assert_eq!(photo_state(false, false), PhotoState::NotReleased);
        for released in [true, false] {
            assert_eq!(photo_state(released, true), PhotoState::Hidden);
        }
        for state in [
            PhotoState::NotReleased,
            PhotoState::Hidden,
            PhotoState::Other,
        ] {
            assert!(Photos::All.show(state) && !Photos::Released.show(state));
        }
        assert!(Photos::Released.show(PhotoState::Shown));
    }

    #[test]
    fn a_hidden_comment_is_for_its_writer_and_the_workers() {
        let report = reports()[0];
        let writer = person(103, None);
        let by = writer.person;
        assert_eq!(comment(&writer, &report, by, true), Words::Whole);
        let staff = person(102, Some(Role::Staff));
        assert_eq!(comment(&staff, &report, by, true), Words::Whole);
        let author = person(100, None);
        assert_eq!(comment(&author, &report, by, true), Words::None);
        assert_eq!(comment(&author, &report, by, false), Words::Masked);
        assert_eq!(
            comment(&Actor::anonymous(), &report, None, true),
            Words::None
        );
    }

    #[test]
    fn residents_are_named_only_on_their_own_report_and_by_choice() {
        for role in [Role::Resident, Role::Volunteer, Role::Other] {
            assert!(is_named(role, true, true));
            assert!(!is_named(role, true, false) && !is_named(role, false, true));
        }
        assert!(is_named(Role::GridWorker, false, false));
    }
}
