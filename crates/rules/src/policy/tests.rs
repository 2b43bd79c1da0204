//! Every act, played by every kind of person, against every relation to the thing.

mod reports;

use super::*;
use contract::person::{Grant, Role};
use contract::report::Visibility;
use contract::{CommunityId, GrantId, GridId};
use proptest::prelude::*;
use uuid::Uuid;

const HERE: CommunityId = CommunityId(Uuid::from_u128(1));
const THERE: CommunityId = CommunityId(Uuid::from_u128(2));
const GRID: GridId = GridId(Uuid::from_u128(11));
const OTHER_GRID: GridId = GridId(Uuid::from_u128(12));
const AUTHOR: PersonId = PersonId(Uuid::from_u128(100));

fn person(n: u128, role: Option<(Role, CommunityId, Option<GridId>)>) -> Actor {
    let grants = role.map(|(role, community, grid)| Grant {
        id: GrantId(Uuid::from_u128(n)),
        community,
        role,
        grid,
    });
    Actor::person(PersonId(Uuid::from_u128(n)), grants.into_iter().collect())
        .agreeing_to(vec![ConsentTo::Service])
}

fn personas() -> Vec<(&'static str, Actor)> {
    vec![
        ("visitor", Actor::anonymous()),
        ("author", person(100, None)),
        ("neighbour", person(101, None)),
        (
            "worker",
            person(102, Some((Role::GridWorker, HERE, Some(GRID)))),
        ),
        (
            "other worker",
            person(103, Some((Role::GridWorker, HERE, Some(OTHER_GRID)))),
        ),
        ("staff", person(104, Some((Role::Staff, HERE, None)))),
        ("staff there", person(105, Some((Role::Staff, THERE, None)))),
        ("operator", person(106, Some((Role::Operator, THERE, None)))),
    ]
}

fn report(visibility: Visibility, status: Status) -> ReportFacts {
    ReportFacts {
        community: HERE,
        grid: Some(GRID),
        author: Some(AUTHOR),
        visibility,
        status,
        hidden: false,
        indoors: false,
    }
}

/// Who may do `act` with these facts.
fn who(act: Act, facts: Facts) -> Vec<&'static str> {
    let all = personas();
    all.iter()
        .filter(|(_, actor)| may(actor, act, &facts).is_ok())
        .map(|(name, _)| *name)
        .collect()
}

const STAFF: [&str; 2] = ["staff", "operator"];
const WORKERS: [&str; 3] = ["worker", "staff", "operator"];
const PARTIES: [&str; 4] = ["author", "worker", "staff", "operator"];

#[test]
fn settings_belong_to_the_staff_of_the_community() {
    for act in [
        Act::Settings,
        Act::Notices,
        Act::Moderate,
        Act::Grant,
        Act::Revoke,
    ] {
        assert_eq!(who(act, Facts::community(HERE)), STAFF, "{act:?}");
        assert_eq!(
            who(act, Facts::none()),
            Vec::<&str>::new(),
            "{act:?} of nothing"
        );
    }
    assert_eq!(who(Act::Operate, Facts::none()), ["operator"]);
    assert_eq!(
        who(Act::ReadWork, Facts::community(HERE)),
        ["worker", "other worker", "staff", "operator"]
    );
}

#[test]
fn nobody_gives_or_takes_their_own_role() {
    let staff = person(104, Some((Role::Staff, HERE, None)));
    let own = Facts::community(HERE).owned_by(PersonId(Uuid::from_u128(104)));
    assert_eq!(may(&staff, Act::Revoke, &own), Err(Code::Forbidden));
    assert_eq!(may(&staff, Act::Grant, &own), Err(Code::Forbidden));
    assert_eq!(may(&Actor::system(), Act::Grant, &own), Ok(()));
}

#[test]
fn operators_are_made_by_the_installation_and_unmade_by_operators() {
    let made = Facts::community(HERE).of_role(Role::Operator);
    assert_eq!(who(Act::Grant, made), Vec::<&str>::new());
    assert_eq!(may(&Actor::system(), Act::Grant, &made), Ok(()));
    assert_eq!(who(Act::Revoke, made), ["operator"]);
}

#[test]
fn sending_needs_consent_and_reading_does_not() {
    let asked = person(101, None).agreeing_to(vec![]);
    let facts = Facts::report(report(Visibility::Public, Status::Submitted));
    for act in [Act::SubmitReport, Act::UploadPhoto, Act::Comment] {
        assert_eq!(may(&asked, act, &facts), Err(Code::ConsentRequired));
        assert_eq!(
            may(&Actor::anonymous(), act, &facts),
            Err(Code::SignInRequired)
        );
    }
    for act in [
        Act::ReadReport,
        Act::Follow,
        Act::Join,
        Act::Unjoin,
        Act::Flag,
    ] {
        assert_eq!(may(&asked, act, &facts), Ok(()), "{act:?}");
    }
    let private = Facts::report(report(Visibility::Private, Status::Submitted));
    assert_eq!(
        may(&asked, Act::Comment, &private),
        Err(Code::NotFound),
        "what is unknown stays unknown"
    );
}

#[test]
fn own_account_is_only_ones_own() {
    let mine = Facts::none().owned_by(AUTHOR);
    assert_eq!(who(Act::OwnAccount, mine), ["author"]);
    assert_eq!(
        may(&person(101, None), Act::OwnAccount, &mine),
        Err(Code::NotFound)
    );
}

#[test]
fn without_facts_only_the_harmless_is_allowed() {
    let neighbour = person(101, None);
    let allowed: Vec<_> = Act::ALL
        .into_iter()
        .filter(|act| may(&neighbour, *act, &Facts::none()).is_ok())
        .collect();
    assert_eq!(
        allowed,
        [
            Act::Look,
            Act::SignIn,
            Act::OwnAccount,
            Act::SubmitReport,
            Act::UploadPhoto
        ]
    );
}

proptest! {
    /// Nobody can do anything to a report that they may not read.
    #[test]
    fn reading_comes_before_every_other_act(
        who in 0..8_usize, act in 0..Act::ALL.len(), status in 0..6_usize, private: bool, orphan: bool,
    ) {
        let visibility = if private { Visibility::Private } else { Visibility::Public };
        let mut facts = report(visibility, Status::ALL[status]);
        if orphan { facts.author = None; }
        let (_, actor) = personas().swap_remove(who);
        let act = Act::ALL[act];
        let about_report = matches!(act, Act::Comment | Act::Follow | Act::Join | Act::Unjoin | Act::Flag
            | Act::MarkSeen | Act::Correct | Act::Withdraw | Act::Accept | Act::Note | Act::Finish | Act::Decline | Act::Moderate);
        let facts = Facts::report(facts);
        if about_report && may(&actor, act, &facts).is_ok() {
            prop_assert!(may(&actor, Act::ReadReport, &facts).is_ok());
        }
    }
}
