//! What the rest of the house relies on.

use crate::reports::{DAYS, REPORTS};
use crate::{SEED, community, people, scale};
use bundle::{Bundle, Report};
use contract::community::Category;
use contract::media::PhotoStage;
use contract::person::{Role, normal_phone};
use contract::report::{Status, TimelineKind, Visibility};
use contract::{Timestamp, limits};
use rules::lifecycle::{Step, next};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// 2026-11-22 11:00 in the community.
const NOW: Timestamp = Timestamp(1_795_316_400_000);
static DEMO: LazyLock<Bundle> = LazyLock::new(|| community(SEED, NOW));

#[test]
fn the_same_seed_gives_the_same_community() {
    assert!(community(SEED, NOW) == *DEMO);
    let later = community(SEED, Timestamp(NOW.0 + 40 * 86_400_000));
    assert_eq!(later.places, DEMO.places);
    assert_eq!(later.people, DEMO.people);
    assert_ne!(later.reports, DEMO.reports);
}

#[test]
fn it_has_what_was_promised() {
    let places = &DEMO.places;
    let units: usize = places.buildings.iter().map(|b| b.units.len()).sum();
    assert_eq!(
        (
            places.grids.len(),
            places.buildings.len(),
            places.facilities.len()
        ),
        (6, 60, 40)
    );
    assert!(units > 100);
    assert_eq!(DEMO.reports.len(), REPORTS);
    assert_eq!(DEMO.people.len(), people::RESIDENTS + 18);
    assert_eq!(
        (
            DEMO.categories.len(),
            DEMO.notices.len(),
            DEMO.pictures.len()
        ),
        (8, 6, 60)
    );
    let holders = |role: Role| {
        DEMO.grants
            .iter()
            .filter(|grant| grant.role == role)
            .count()
    };
    assert_eq!(holders(Role::GridWorker) + holders(Role::Volunteer), 12);
    assert_eq!(
        (
            holders(Role::Staff),
            holders(Role::Department),
            holders(Role::Operator)
        ),
        (3, 2, 1)
    );
    for status in Status::ALL {
        assert!(
            DEMO.reports.iter().any(|report| report.status == status),
            "{status:?}"
        );
    }
    let stories: usize = crate::stories::SHELVES
        .iter()
        .map(|shelf| shelf.stories.len())
        .sum();
    assert!(stories >= 60, "{stories}");
}

#[test]
fn what_must_be_unique_is_unique() {
    let once = |name: &str, values: Vec<String>| {
        let set: HashSet<&String> = values.iter().collect();
        assert_eq!(set.len(), values.len(), "{name}");
    };
    once(
        "reference",
        DEMO.reports.iter().map(|r| r.reference.clone()).collect(),
    );
    once(
        "report",
        DEMO.reports.iter().map(|r| r.id.to_string()).collect(),
    );
    once(
        "phone",
        DEMO.people.iter().map(|p| p.phone.clone()).collect(),
    );
    once("name", DEMO.people.iter().map(|p| p.name.clone()).collect());
    once(
        "building",
        DEMO.places
            .buildings
            .iter()
            .map(|b| b.code.clone())
            .collect(),
    );
    once(
        "facility",
        DEMO.places
            .facilities
            .iter()
            .map(|f| f.code.clone())
            .collect(),
    );
    let photos = DEMO
        .reports
        .iter()
        .flat_map(|r| &r.history)
        .flat_map(|s| &s.photos);
    once("photo", photos.map(|photo| photo.id.to_string()).collect());
}

#[test]
fn the_printed_sign_ins_exist_with_their_roles() {
    let role = |phone: &str| {
        let person = DEMO.people.iter().find(|p| p.phone == phone).expect(phone);
        DEMO.grants
            .iter()
            .find(|g| g.person == person.id)
            .map(|g| g.role)
    };
    assert_eq!(role(people::RESIDENT_PHONE), None);
    assert_eq!(role(people::ELDER_PHONE), None);
    assert_eq!(role(people::WORKER_PHONE), Some(Role::GridWorker));
    assert_eq!(role(people::STAFF_PHONE), Some(Role::Staff));
    assert_eq!(role(people::OPERATOR_PHONE), Some(Role::Operator));
    for sign_in in crate::SIGN_INS {
        let person = DEMO
            .people
            .iter()
            .find(|p| p.phone == sign_in.phone)
            .expect("a person");
        assert!(sign_in.who.ends_with(&person.name), "{sign_in:?}");
    }
    assert!(
        DEMO.people
            .iter()
            .all(|p| normal_phone(&p.phone).is_some_and(|n| n == p.phone))
    );
}

#[test]
fn every_history_is_legal_and_lies_in_the_ninety_days() {
    for report in &DEMO.reports {
        let mut status = None;
        let mut before = Timestamp(NOW.0 - DAYS * 86_400_000);
        for step in &report.history {
            status = Some(
                next(lifecycle_step(step.kind), status).unwrap_or_else(|code| {
                    panic!("{code:?} at {:?} in {:#?}", step.kind, report.history)
                }),
            );
            assert!(step.at > before && step.at <= NOW, "{:#?}", report.history);
            before = step.at;
        }
        assert_eq!(status, Some(report.status));
        speaks_and_shows(report);
    }
}

fn lifecycle_step(kind: TimelineKind) -> Step {
    match kind {
        TimelineKind::Submitted => Step::Submit,
        TimelineKind::Corrected => Step::Correct,
        TimelineKind::Accepted => Step::Accept,
        TimelineKind::Noted => Step::Note,
        TimelineKind::Finished => Step::Finish,
        TimelineKind::Declined => Step::Decline,
        TimelineKind::Withdrawn => Step::Withdraw,
        other => panic!("{other:?} is no step"),
    }
}

/// Words are within their limits, a finish has its proof, voices lie in time.
fn speaks_and_shows(report: &Report) {
    let created = report.created();
    let length = contract::text::length(&report.text);
    assert!((limits::REPORT_TEXT_MIN..=limits::REPORT_TEXT_MAX).contains(&length));
    assert!(!report.text.contains('{'), "{}", report.text);
    assert!(!report.place.spot.contains('{'), "{}", report.place.spot);
    assert!(contract::text::length(&report.place.spot) <= limits::SPOT_MAX);
    assert!(
        contract::privacy::find(&report.text).is_empty(),
        "{}",
        report.text
    );
    for step in &report.history {
        let proof = step
            .photos
            .iter()
            .filter(|p| p.stage == PhotoStage::After)
            .count();
        let finished = step.kind == TimelineKind::Finished;
        assert_eq!(proof, usize::from(finished));
        let words = matches!(
            step.kind,
            TimelineKind::Finished | TimelineKind::Noted | TimelineKind::Declined
        );
        assert_eq!(words, !step.text.is_empty());
        assert!(
            step.photos
                .iter()
                .all(|photo| photo.picture < DEMO.pictures.len())
        );
    }
    let voices = report
        .comments
        .iter()
        .map(|c| c.at)
        .chain(report.follows.iter().map(|j| j.since));
    assert!(voices.into_iter().all(|at| at > created && at <= NOW));
    let quiet = report.comments.is_empty() && report.me_too.is_empty();
    assert!(report.visibility == Visibility::Public || quiet);
}

#[test]
fn every_position_lies_in_its_grid() {
    let places = &DEMO.places;
    let rings: HashMap<_, _> = places
        .grids
        .iter()
        .map(|grid| (grid.id, &grid.ring))
        .collect();
    let inside = |grid, position| rules::geo::in_ring(rings[&grid], position);
    for building in &places.buildings {
        assert!(
            inside(building.grid, building.position),
            "{}",
            building.name
        );
    }
    for facility in &places.facilities {
        let grid = facility
            .grid
            .unwrap_or_else(|| panic!("{} is in no grid", facility.name));
        assert!(inside(grid, facility.position), "{}", facility.name);
    }
    for report in &DEMO.reports {
        assert!(inside(report.place.grid, report.place.position));
        assert!(DEMO.community.bounds.contains(&report.place.position));
    }
    assert!(inside(
        DEMO.places.grids[0].id,
        places.buildings[0].position
    ));
}

/// The grids cover the quarter without gap or overlap: any point away from the rim lies in one.
#[test]
fn the_grids_tile_the_quarter() {
    for x in -51..=51 {
        for y in -37..=37 {
            let spot = crate::place::at(f64::from(x) * 10.0 + 0.37, f64::from(y) * 10.0 + 0.21);
            let position = crate::place::to_position(spot);
            let grids = DEMO.places.grids.iter();
            let hits = grids
                .filter(|grid| rules::geo::in_ring(&grid.ring, position))
                .count();
            assert_eq!(hits, 1, "{spot:?}");
        }
    }
}

#[test]
fn the_geometry_is_small_and_whole() {
    let text = &DEMO.places.geometry;
    assert!(text.len() < 22_000, "{} bytes", text.len());
    let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let features = value["features"].as_array().expect("features");
    let count = |kind: &str| {
        features
            .iter()
            .filter(|f| f["properties"]["k"] == kind)
            .count()
    };
    assert_eq!((count("grid"), count("building")), (6, 60));
    assert!(count("road") >= 7 && count("green") >= 4 && count("water") >= 2);
}

/// Lamps of every colour have something to show, and most promises were kept.
#[test]
fn promises_are_kept_mostly() {
    let lamp = |report: &Report| {
        let due = rules::deadline::Deadlines {
            accept_due: report.accept_due,
            finish_due: report.finish_due,
        };
        rules::deadline::lamp(report.status, report.created(), due, NOW)
    };
    use contract::report::Lamp;
    for colour in [Lamp::Green, Lamp::Amber, Lamp::Red] {
        let n = DEMO
            .reports
            .iter()
            .filter(|report| lamp(report) == colour)
            .count();
        assert!(n >= 4, "{colour:?}: {n}");
    }
    let closed: Vec<&Report> = DEMO
        .reports
        .iter()
        .filter(|r| r.status == Status::Resolved)
        .collect();
    let in_time = closed
        .iter()
        .filter(|r| r.last(TimelineKind::Finished) <= Some(r.finish_due))
        .count();
    let percent = in_time * 100 / closed.len();
    assert!((65..95).contains(&percent), "{percent} %");
}

#[test]
fn the_words_of_most_stories_suggest_their_category() {
    let categories: Vec<Category> = DEMO.categories.clone();
    let mut missed = Vec::new();
    let mut all = 0;
    for (shelf, category) in crate::stories::SHELVES.iter().zip(&categories) {
        assert_eq!(shelf.category, category.code);
        assert!(category.keywords.len() >= 10);
        for story in shelf.stories {
            all += 1;
            let hit = contract::suggest::category(story.words, &categories);
            if hit.as_ref().is_none_or(|hit| hit.category != category.id) {
                missed.push((shelf.category, story.words, hit.map(|hit| hit.because)));
            }
        }
    }
    assert!(
        missed.len() * 5 <= all,
        "{} of {all}: {missed:#?}",
        missed.len()
    );
}

#[test]
fn volume_is_ordered_and_stays_in_the_quarter() {
    let list: Vec<_> = scale::scale(&DEMO, 5_000, 1, NOW).collect();
    assert_eq!(list.len(), 5_000);
    assert!(
        list.windows(2)
            .all(|pair| pair[0].created < pair[1].created)
    );
    assert!(
        list.iter()
            .all(|light| DEMO.community.bounds.contains(&light.position))
    );
}
