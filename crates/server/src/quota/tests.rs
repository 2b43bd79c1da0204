use super::*;
use contract::{CommunityId, GrantId, person::Grant};
use uuid::Uuid;

fn person(n: u128, role: Option<Role>) -> Actor {
    let grant = |role| Grant {
        id: GrantId(Uuid::nil()),
        community: CommunityId(Uuid::nil()),
        role,
        grid: None,
    };
    Actor::person(
        PersonId(Uuid::from_u128(n)),
        role.map(grant).into_iter().collect(),
    )
}

type Take<'a> = &'a dyn Fn(&Actor, Kind) -> Result<(), i64>;

/// Who writes too much is stopped for as long as the allowance says, in this kind, and nobody else is.
fn holds(take: Take) -> bool {
    let all = |actor: &Actor, kind, times| (0..times).all(|_| take(actor, kind).is_ok());
    let resident = person(1, None);
    let worker = person(3, Some(Role::GridWorker));
    all(&resident, Kind::Report, REPORTS.burst)
        // 30 an hour: one in 120 s.
        && matches!(take(&resident, Kind::Report), Err(100..=121))
        && all(&resident, Kind::Comment, 1)
        && all(&person(2, None), Kind::Report, 1)
        && all(&worker, Kind::Report, REPORTS.burst * WORKER_FACTOR)
        && take(&worker, Kind::Report).is_err()
        && all(&Actor::anonymous(), Kind::Report, 1000)
}

#[test]
fn a_person_is_stopped_and_nobody_else() {
    let quotas = Quotas::new(NonZeroU32::MIN);
    assert!(holds(&|actor, kind| quotas.take(actor, kind)));
}

#[test]
fn searches_are_counted_by_person_and_visitors_by_address() {
    let quotas = Quotas::new(NonZeroU32::MIN);
    let [here, there] = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse().unwrap());
    let all = |actor: &Actor, times| (0..times).all(|_| quotas.take_search(actor, here).is_ok());
    let (one, visitor) = (person(1, None), Actor::anonymous());
    assert!(all(&one, SEARCHES.burst));
    assert!(matches!(quotas.take_search(&one, there), Err(1..=2)));
    assert!(all(&person(2, None), 1) && all(&visitor, SEARCHES.burst * SHARED_ADDRESS_FACTOR));
    assert!(quotas.take_search(&visitor, here).is_err());
    assert_eq!(quotas.take_search(&visitor, there), Ok(()));
    assert_eq!(quotas.take(&one, Kind::Other), Ok(()));
}

#[test]
fn what_was_given_back_is_free_again_and_no_more() {
    let quotas = Quotas::new(NonZeroU32::MIN);
    let resident = person(1, None);
    quotas.give_back(&resident, Kind::Report);
    for _ in 0..3 * REPORTS.burst {
        assert_eq!(quotas.take(&resident, Kind::Report), Ok(()));
        quotas.give_back(&resident, Kind::Report);
    }
    for _ in 0..REPORTS.burst {
        assert_eq!(quotas.take(&resident, Kind::Report), Ok(()));
    }
    assert!(quotas.take(&resident, Kind::Report).is_err());
    quotas.give_back(&resident, Kind::Comment);
    quotas.give_back(&person(2, None), Kind::Report);
    assert!(quotas.take(&resident, Kind::Report).is_err());
}

#[test]
fn wrong_ways_to_count_are_caught() {
    let fresh = || Quotas::new(NonZeroU32::MIN);
    let (people, kinds, roles, hour) = (fresh(), fresh(), fresh(), fresh());
    let mistakes: [(&str, Take); 5] = [
        ("nobody counts", &|_, _| Ok(())),
        ("all people are one", &|_, kind| {
            people.take(&person(1, None), kind)
        }),
        ("all kinds are one", &|actor, _| {
            kinds.take(actor, Kind::Report)
        }),
        ("who works is not told apart", &|actor, kind| {
            let plain = actor.person.map(|id| Actor::person(id, vec![]));
            roles.take(&plain.unwrap_or(Actor::anonymous()), kind)
        }),
        ("as if it were soon over", &|actor, kind| {
            hour.take(actor, kind).map_err(|_| 1)
        }),
    ];
    for (mistake, take) in mistakes {
        assert!(!holds(take), "{mistake}");
    }
}
