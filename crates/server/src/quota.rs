//! How much one person writes. The counts are in this process's memory: where several nodes serve one
//! database, each allows as much.

use crate::limits::{Allowance, COMMENTS, OTHERS, PHOTOS, REPORTS, WORKER_FACTOR};
use contract::PersonId;
use contract::person::Role;
use governor::clock::{Clock, DefaultClock};
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::state::keyed::{DefaultKeyedStateStore, ShrinkableKeyedStateStore};
use governor::{Quota, RateLimiter};
use rules::Actor;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

/// Acts that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Report,
    Comment,
    Photo,
    Other,
}

pub struct Quotas {
    clock: DefaultClock,
    reports: Limiters,
    comments: Limiters,
    photos: Limiters,
    others: Limiters,
}

struct Limiters {
    residents: Limiter,
    workers: Limiter,
}

/// The library has no way to take a count back, so the counts lie where this module reaches them, too.
struct Limiter {
    limiter: RateLimiter<PersonId, Counts, DefaultClock>,
    counts: Counts,
    /// What one act adds to a count.
    one: Nanos,
}

#[derive(Clone, Default)]
struct Counts(Arc<DefaultKeyedStateStore<PersonId>>);

impl StateStore for Counts {
    type Key = PersonId;

    fn measure_and_replace<T, F, E>(&self, person: &PersonId, f: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        self.0.measure_and_replace(person, f)
    }
}

impl ShrinkableKeyedStateStore<PersonId> for Counts {
    fn retain_recent(&self, drop_below: Nanos) {
        self.0.retain_recent(drop_below);
    }

    fn len(&self) -> usize {
        ShrinkableKeyedStateStore::len(&*self.0)
    }

    fn is_empty(&self) -> bool {
        ShrinkableKeyedStateStore::is_empty(&*self.0)
    }
}

impl Limiter {
    fn new(quota: Quota) -> Self {
        let counts = Counts::default();
        Self {
            limiter: RateLimiter::new(quota, counts.clone(), DefaultClock::default()),
            counts,
            one: quota.replenish_interval().into(),
        }
    }

    fn give_back(&self, person: PersonId) {
        let less = |count: Option<Nanos>| {
            let count = count.ok_or(())?;
            Ok(((), count.saturating_sub(self.one)))
        };
        // Nothing is counted any more: nothing is to be given back.
        let _: Result<(), ()> = self.counts.measure_and_replace(&person, less);
    }
}

impl Quotas {
    /// `factor` multiplies all of them.
    pub fn new(factor: NonZeroU32) -> Self {
        let of = |allowance| Limiters {
            residents: Limiter::new(quota(allowance, factor)),
            workers: Limiter::new(quota(allowance, factor.saturating_mul(WORKERS))),
        };
        Self {
            clock: DefaultClock::default(),
            reports: of(REPORTS),
            comments: of(COMMENTS),
            photos: of(PHOTOS),
            others: of(OTHERS),
        }
    }

    /// Counts one act of this person; a visitor's acts have limits of their own.
    ///
    /// # Errors
    /// Seconds to wait.
    pub fn take(&self, actor: &Actor, kind: Kind) -> Result<(), i64> {
        let Some(person) = actor.person else {
            return Ok(());
        };
        let limiter = self.limiter(actor, kind);
        limiter.limiter.check_key(&person).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            i64::try_from(wait.as_secs()).unwrap_or(i64::MAX) + 1
        })
    }

    /// Takes one act back that was counted and turned out to be none.
    pub fn give_back(&self, actor: &Actor, kind: Kind) {
        if let Some(person) = actor.person {
            self.limiter(actor, kind).give_back(person);
        }
    }

    fn limiter(&self, actor: &Actor, kind: Kind) -> &Limiter {
        let limiters = self.of(kind);
        if works(actor) {
            &limiters.workers
        } else {
            &limiters.residents
        }
    }

    fn of(&self, kind: Kind) -> &Limiters {
        match kind {
            Kind::Report => &self.reports,
            Kind::Comment => &self.comments,
            Kind::Photo => &self.photos,
            Kind::Other => &self.others,
        }
    }

    /// Forgets who has not written for so long that it makes no difference.
    pub fn forget_idle(&self) {
        for kind in [Kind::Report, Kind::Comment, Kind::Photo, Kind::Other] {
            let limiters = self.of(kind);
            limiters.residents.limiter.retain_recent();
            limiters.workers.limiter.retain_recent();
        }
    }
}

const WORKERS: NonZeroU32 = NonZeroU32::new(WORKER_FACTOR).unwrap();

fn works(actor: &Actor) -> bool {
    let working = [
        Role::GridWorker,
        Role::Staff,
        Role::Department,
        Role::Operator,
    ];
    actor
        .grants
        .iter()
        .any(|grant| working.contains(&grant.role))
}

fn quota(Allowance { burst, per_hour }: Allowance, factor: NonZeroU32) -> Quota {
    let times =
        |amount: u32| factor.saturating_mul(NonZeroU32::new(amount).unwrap_or(NonZeroU32::MIN));
    let hour = Duration::from_secs(3600);
    Quota::with_period(hour / times(per_hour).get())
        .unwrap_or(Quota::per_hour(NonZeroU32::MIN))
        .allow_burst(times(burst))
}

#[cfg(test)]
mod tests {
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
}
