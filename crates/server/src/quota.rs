//! How much one person writes and searches. The counts are in this process's memory: where several nodes
//! serve one database, each allows as much.

use crate::limits::{
    Allowance, COMMENTS, OTHERS, PHOTOS, REPORTS, SEARCHES, SHARED_ADDRESS_FACTOR, WORKER_FACTOR,
};
use contract::PersonId;
use contract::person::Role;
use governor::clock::{Clock, DefaultClock};
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::state::keyed::{DefaultKeyedStateStore, ShrinkableKeyedStateStore};
use governor::{Quota, RateLimiter};
use rules::Actor;
use std::hash::Hash;
use std::net::IpAddr;
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
    Search,
}

pub struct Quotas {
    clock: DefaultClock,
    reports: Limiters,
    comments: Limiters,
    photos: Limiters,
    others: Limiters,
    searches: Limiters,
    /// Searches of those who are not signed in.
    visitors: Limiter<IpAddr>,
}

struct Limiters {
    residents: Limiter<PersonId>,
    workers: Limiter<PersonId>,
}

/// The library has no way to take a count back, so the counts lie where this module reaches them, too.
struct Limiter<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, Counts<K>, DefaultClock>,
    counts: Counts<K>,
    /// What one act adds to a count.
    one: Nanos,
}

#[derive(Clone)]
struct Counts<K: Hash + Eq + Clone>(Arc<DefaultKeyedStateStore<K>>);

impl<K: Hash + Eq + Clone> StateStore for Counts<K> {
    type Key = K;

    fn measure_and_replace<T, F, E>(&self, key: &K, f: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        self.0.measure_and_replace(key, f)
    }
}

impl<K: Hash + Eq + Clone> ShrinkableKeyedStateStore<K> for Counts<K> {
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

impl<K: Hash + Eq + Clone> Limiter<K> {
    fn new(quota: Quota) -> Self {
        let counts = Counts(Arc::default());
        Self {
            limiter: RateLimiter::new(quota, counts.clone(), DefaultClock::default()),
            counts,
            one: quota.replenish_interval().into(),
        }
    }

    /// # Errors
    /// Seconds to wait.
    fn take(&self, key: &K, clock: &DefaultClock) -> Result<(), i64> {
        self.limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(clock.now());
            i64::try_from(wait.as_secs()).unwrap_or(i64::MAX) + 1
        })
    }

    fn give_back(&self, key: &K) {
        let less = |count: Option<Nanos>| {
            let count = count.ok_or(())?;
            Ok(((), count.saturating_sub(self.one)))
        };
        // Nothing is counted any more: nothing is to be given back.
        let _: Result<(), ()> = self.counts.measure_and_replace(key, less);
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
            searches: of(SEARCHES),
            visitors: Limiter::new(quota(SEARCHES, factor.saturating_mul(VISITORS))),
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
        self.limiter(actor, kind).take(&person, &self.clock)
    }

    /// Counts one search; a visitor's by her network address.
    ///
    /// # Errors
    /// Seconds to wait.
    pub fn take_search(&self, actor: &Actor, address: IpAddr) -> Result<(), i64> {
        match actor.person {
            Some(_) => self.take(actor, Kind::Search),
            None => self.visitors.take(&address, &self.clock),
        }
    }

    /// Takes one act back that was counted and turned out to be none.
    pub fn give_back(&self, actor: &Actor, kind: Kind) {
        if let Some(person) = actor.person {
            self.limiter(actor, kind).give_back(&person);
        }
    }

    fn limiter(&self, actor: &Actor, kind: Kind) -> &Limiter<PersonId> {
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
            Kind::Search => &self.searches,
        }
    }

    /// Forgets who has not done anything for so long that it makes no difference.
    pub fn forget_idle(&self) {
        let kinds = [
            Kind::Report,
            Kind::Comment,
            Kind::Photo,
            Kind::Other,
            Kind::Search,
        ];
        for limiters in kinds.map(|kind| self.of(kind)) {
            limiters.residents.limiter.retain_recent();
            limiters.workers.limiter.retain_recent();
        }
        self.visitors.limiter.retain_recent();
    }
}

const WORKERS: NonZeroU32 = NonZeroU32::new(WORKER_FACTOR).unwrap();
const VISITORS: NonZeroU32 = NonZeroU32::new(SHARED_ADDRESS_FACTOR).unwrap();

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
mod tests;
