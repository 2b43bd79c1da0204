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
            for (hidden, indoors) in [(false, false), (false, true), (true, false), (true, true)] {
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
fn a_workers_words_stay_beside_hidden_ones_until_they_are_hidden_themselves() {
    let report = ReportFacts {
        hidden: true,
        ..reports()[0]
    };
    let (author, writer) = (person(100, None), person(103, None));
    let staff = person(102, Some(Role::Staff));
    let read = |reader: &Actor, hidden| answer(reader, &report, writer.person, hidden);
    for reader in [&writer, &staff] {
        assert_eq!(read(reader, true), Words::Whole);
    }
    assert_eq!(read(&author, false), Words::Whole);
    assert_eq!(read(&author, true), Words::None);
    assert_eq!(read(&Actor::anonymous(), false), Words::Masked);
    assert_eq!(read(&Actor::anonymous(), true), Words::None);
}

#[test]
fn a_phone_number_is_not_asked_for_its_owner() {
    let staff = person(102, Some(Role::Staff));
    for typed in ["", "李明"] {
        assert!(!role_shows_name(&staff, typed, "王芳", false), "{typed}");
    }
    assert!(role_shows_name(&staff, "王芳", "王芳", false));
    assert!(role_shows_name(&staff, "", "王芳", true));
    assert!(role_shows_name(&Actor::system(), "", "王芳", false));
    // Who goes by no name yet chooses one later, knowing of the role.
    assert!(role_shows_name(&staff, "", "", false));
}

#[test]
fn residents_are_named_only_on_their_own_report_and_by_choice() {
    for role in [Role::Resident, Role::Volunteer, Role::Other] {
        assert!(is_named(role, true, true));
        assert!(!is_named(role, true, false) && !is_named(role, false, true));
    }
    assert!(is_named(Role::GridWorker, false, false));
}
