//! Limits of sign-in codes and of sessions.

use crate::Actor;
use contract::person::Role;
use contract::{Timestamp, limits};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Codes asked for one phone, from one network address, and in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SendFacts {
    pub last_sent: Option<Timestamp>,
    pub sent_last_hour: i64,
    pub sent_last_day: i64,
    pub from_address_last_hour: i64,
    /// High, because thousands share one carrier's address; set by the operator.
    pub address_limit: i64,
    pub in_all_last_hour: i64,
    /// What all messages of an hour may cost; set by the operator.
    pub in_all_limit: i64,
}

/// Whether a code may be sent to this phone now.
///
/// # Errors
/// Seconds to wait: never more than a day.
pub fn may_send(facts: &SendFacts, now: Timestamp) -> Result<(), i64> {
    let resend_at = facts
        .last_sent
        .map(|at| at.0 + limits::CODE_RESEND_S * 1000);
    if let Some(at) = resend_at.filter(|at| *at > now.0) {
        let wait = (at - now.0).div_euclid(1000) + 1;
        return Err(wait.min(limits::CODE_RESEND_S));
    }
    if facts.sent_last_day >= limits::CODES_PER_DAY {
        return Err(DAY_MS / 1000);
    }
    let hour_full = facts.sent_last_hour >= limits::CODES_PER_HOUR
        || facts.from_address_last_hour >= facts.address_limit
        || facts.in_all_last_hour >= facts.in_all_limit;
    if hour_full {
        Err(HOUR_MS / 1000)
    } else {
        Ok(())
    }
}

/// What is known of the request that a code is tried for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TryFacts {
    pub expires: Timestamp,
    pub used: bool,
    pub tries: i64,
    pub address_failures_last_hour: i64,
    pub address_limit: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TryRefused {
    /// Used, expired or tried too often: told as "wrong", so that nothing can be learnt.
    Dead,
    /// Too many failures from this address; wait so many seconds.
    Wait(i64),
}

/// Whether this code may be compared at all. A live request always may: its own few tries and the
/// few requests that a phone gets bound the guessing, so that nobody's failures, made anywhere, keep
/// the owner of a phone out.
///
/// # Errors
/// Why not.
pub fn may_try(facts: &TryFacts, now: Timestamp) -> Result<(), TryRefused> {
    let dead = facts.used || now >= facts.expires || facts.tries >= limits::CODE_TRIES_MAX;
    if !dead {
        return Ok(());
    }
    if facts.address_failures_last_hour >= facts.address_limit {
        return Err(TryRefused::Wait(HOUR_MS / 1000));
    }
    Err(TryRefused::Dead)
}

/// How long a session lives, milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLife {
    /// Without use.
    pub idle_ms: i64,
    /// In all.
    pub absolute_ms: i64,
}

/// The more a role can do, the shorter its session.
pub fn session_life(actor: &Actor) -> SessionLife {
    let holds = |role| actor.grants.iter().any(|grant| grant.role == role);
    if holds(Role::Staff) || holds(Role::Operator) || holds(Role::Department) {
        SessionLife {
            idle_ms: 30 * MINUTE_MS,
            absolute_ms: 12 * HOUR_MS,
        }
    } else if holds(Role::GridWorker) || holds(Role::Volunteer) {
        SessionLife {
            idle_ms: 7 * DAY_MS,
            absolute_ms: 90 * DAY_MS,
        }
    } else {
        SessionLife {
            idle_ms: 30 * DAY_MS,
            absolute_ms: 90 * DAY_MS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: SendFacts = SendFacts {
        last_sent: None,
        sent_last_hour: 0,
        sent_last_day: 0,
        from_address_last_hour: 0,
        address_limit: 300,
        in_all_last_hour: 0,
        in_all_limit: 2000,
    };

    #[test]
    fn codes_are_sent_once_a_minute_and_a_few_times_a_day() {
        let now = Timestamp(1_000_000);
        assert_eq!(may_send(&FRESH, now), Ok(()));
        let just = SendFacts {
            last_sent: Some(Timestamp(now.0 - 59_999)),
            ..FRESH
        };
        assert_eq!(may_send(&just, now), Err(1));
        let minute = SendFacts {
            last_sent: Some(Timestamp(now.0 - 60_000)),
            ..FRESH
        };
        assert_eq!(may_send(&minute, now), Ok(()));
        for full in [
            SendFacts {
                sent_last_hour: limits::CODES_PER_HOUR,
                ..FRESH
            },
            SendFacts {
                sent_last_day: limits::CODES_PER_DAY,
                ..FRESH
            },
            SendFacts {
                from_address_last_hour: 300,
                ..FRESH
            },
            SendFacts {
                in_all_last_hour: 2000,
                ..FRESH
            },
        ] {
            assert!(may_send(&full, now).is_err(), "{full:?}");
        }
    }

    #[test]
    fn a_code_dies_by_age_use_and_tries() {
        let alive = TryFacts {
            expires: Timestamp(100),
            used: false,
            tries: limits::CODE_TRIES_MAX - 1,
            address_failures_last_hour: 0,
            address_limit: 300,
        };
        assert_eq!(may_try(&alive, Timestamp(99)), Ok(()));
        assert_eq!(may_try(&alive, Timestamp(100)), Err(TryRefused::Dead));
        for dead in [
            TryFacts {
                used: true,
                ..alive
            },
            TryFacts {
                tries: limits::CODE_TRIES_MAX,
                ..alive
            },
        ] {
            assert_eq!(may_try(&dead, Timestamp(0)), Err(TryRefused::Dead));
        }
    }

    #[test]
    fn failures_of_others_keep_nobody_out() {
        let alive = TryFacts {
            expires: Timestamp(100),
            used: false,
            tries: 0,
            address_failures_last_hour: 300,
            address_limit: 300,
        };
        assert_eq!(may_try(&alive, Timestamp(0)), Ok(()));
        let never_asked = TryFacts {
            expires: Timestamp(0),
            ..alive
        };
        assert_eq!(
            may_try(&never_asked, Timestamp(0)),
            Err(TryRefused::Wait(3600))
        );
    }
}
