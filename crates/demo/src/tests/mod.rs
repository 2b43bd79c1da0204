//! What the rest of the house relies on.

mod moderation;
mod places;
mod reports;
mod words;

use crate::reports::REPORTS;
use crate::{SEED, community, people, scale};
use bundle::Bundle;
use contract::Timestamp;
use contract::community::Category;
use contract::person::{Role, normal_phone};
use contract::report::Status;
use std::collections::HashSet;
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
fn every_category_has_an_icon_that_the_app_carries() {
    let carried = include_str!("../../../../src/ui/icons.txt");
    for category in &DEMO.categories {
        let found = carried.lines().any(|icon| icon == category.icon);
        assert!(found, "{} is not in icons.txt", category.icon);
    }
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
