//! Limits of sign-in codes and of sessions.

use crate::Actor;
use contract::person::Role;
use contract::{Timestamp, limits};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// How long a device is known after it signed in with a phone: twice as long as a session lasts at most,
/// so that whoever uses it stays known, and one that was given away is forgotten.
pub const KNOWN_DEVICE_LIFE_MS: i64 = 180 * DAY_MS;
/// Devices of one person that are known; one more takes the place of the one that signed in longest ago.
pub const KNOWN_DEVICES_MAX: usize = 5;

/// Whether a device that signed in then still has codes of its own.
pub fn is_known(signed_in: Timestamp, now: Timestamp) -> bool {
    now.0 - signed_in.0 < KNOWN_DEVICE_LIFE_MS
}

/// Codes sent within some time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    pub count: i64,
    /// The oldest of them: when it has left that time, there is room again.
    pub first: Option<Timestamp>,
}

/// Codes asked for one phone, from one network address, and in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SendFacts {
    /// For this phone, the last one and how many: by this one device if it is known, else by all that
    /// are not. Neither uses up what the other may ask for.
    pub last_sent: Option<Timestamp>,
    pub last_hour: Sent,
    pub last_day: Sent,
    pub from_address_last_hour: Sent,
    /// Wrong codes that were tried for its requests. What strangers do from there is not held against a
    /// known device.
    pub wrong_from_address_last_hour: Sent,
    /// High, because thousands share one carrier's address; set by the operator.
    pub address_limit: i64,
    pub in_all_last_hour: Sent,
    /// What all messages of an hour may cost; set by the operator.
    pub in_all_limit: i64,
    /// Whether a device asks that signed in with this phone before.
    pub known: bool,
}

impl SendFacts {
    /// Codes of an hour that this one may be among. A part of them is kept for known devices: a flood of
    /// requests from everywhere then does not keep out those who work here.
    pub fn in_all_room(&self) -> i64 {
        let kept = if self.known { 0 } else { self.in_all_limit / 5 };
        self.in_all_limit - kept
    }
}

/// Whether a code may be sent to this phone now.
///
/// # Errors
/// Seconds until one may: never more than a day.
pub fn may_send(facts: &SendFacts, now: Timestamp) -> Result<(), i64> {
    let resend_at = facts
        .last_sent
        .map(|at| at.0 + limits::CODE_RESEND_S * 1000)
        .filter(|at| *at > now.0);
    let wrong = if facts.known {
        Sent::default()
    } else {
        facts.wrong_from_address_last_hour
    };
    let full_until = [
        (facts.last_hour, limits::CODES_PER_HOUR, HOUR_MS),
        (facts.last_day, limits::CODES_PER_DAY, DAY_MS),
        (facts.from_address_last_hour, facts.address_limit, HOUR_MS),
        (wrong, limits::CODES_WRONG_PER_HOUR, HOUR_MS),
        (facts.in_all_last_hour, facts.in_all_room(), HOUR_MS),
    ]
    .into_iter()
    .filter(|(sent, limit, _)| sent.count >= *limit)
    .map(|(sent, _, span)| sent.first.unwrap_or(now).0 + span);
    match full_until.chain(resend_at).max() {
        Some(at) => Err((at - now.0 + 999).div_euclid(1000)),
        None => Ok(()),
    }
}

/// What is known of the request that a code is tried for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TryFacts {
    pub expires: Timestamp,
    pub used: bool,
    pub tries: i64,
}

/// Whether this code may be compared at all. Tries belong to the request, whose name nobody else knows,
/// and requests to whoever asked ([`SendFacts`]): so guessing is bounded, and nobody's failures, made
/// anywhere, keep the owner of a phone out.
pub fn may_try(facts: &TryFacts, now: Timestamp) -> bool {
    !facts.used && now < facts.expires && facts.tries < limits::CODE_TRIES_MAX
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
        last_hour: NONE,
        last_day: NONE,
        from_address_last_hour: NONE,
        wrong_from_address_last_hour: NONE,
        address_limit: 300,
        in_all_last_hour: NONE,
        in_all_limit: 2000,
        known: false,
    };
    const NONE: Sent = Sent {
        count: 0,
        first: None,
    };
    const NOW: Timestamp = Timestamp(100 * DAY_MS);

    fn sent(count: i64, ago_ms: i64) -> Sent {
        Sent {
            count,
            first: Some(Timestamp(NOW.0 - ago_ms)),
        }
    }

    #[test]
    fn codes_are_sent_once_a_minute() {
        assert_eq!(may_send(&FRESH, NOW), Ok(()));
        let after = |ms: i64| {
            let last_sent = Some(Timestamp(NOW.0 - ms));
            let facts = SendFacts { last_sent, ..FRESH };
            may_send(&facts, NOW)
        };
        assert_eq!(after(59_999), Err(1));
        assert_eq!(after(60_000), Ok(()));
    }

    #[test]
    fn what_strangers_do_is_not_held_against_a_known_device() {
        let flooded = |known| SendFacts {
            in_all_last_hour: sent(1600, HOUR_MS / 2),
            known,
            ..FRESH
        };
        assert_eq!(may_send(&flooded(false), NOW), Err(1800));
        assert_eq!(
            may_send(&flooded(true), NOW),
            Ok(()),
            "a part is kept for known devices"
        );
        let guessing = |known| SendFacts {
            wrong_from_address_last_hour: sent(limits::CODES_WRONG_PER_HOUR, HOUR_MS / 2),
            known,
            ..FRESH
        };
        assert_eq!(may_send(&guessing(false), NOW), Err(1800));
        assert_eq!(
            may_send(&guessing(true), NOW),
            Ok(()),
            "who guesses is somebody else"
        );
    }

    #[test]
    fn who_asked_for_too_many_is_told_when_there_is_room_again() {
        let (hour, day) = (limits::CODES_PER_HOUR, limits::CODES_PER_DAY);
        let half = HOUR_MS / 2;
        for (facts, wait_s) in [
            (
                SendFacts {
                    last_hour: sent(hour, half),
                    ..FRESH
                },
                1800,
            ),
            (
                SendFacts {
                    last_hour: sent(hour, half),
                    last_day: sent(day, DAY_MS - 2 * HOUR_MS),
                    last_sent: Some(NOW),
                    ..FRESH
                },
                7200,
            ),
            (
                SendFacts {
                    from_address_last_hour: sent(300, half),
                    ..FRESH
                },
                1800,
            ),
            (
                SendFacts {
                    in_all_last_hour: sent(2000, HOUR_MS - 1),
                    ..FRESH
                },
                1,
            ),
            // An operator who allows none.
            (
                SendFacts {
                    in_all_limit: 0,
                    ..FRESH
                },
                3600,
            ),
        ] {
            assert_eq!(may_send(&facts, NOW), Err(wait_s), "{facts:?}");
        }
        let room = SendFacts {
            last_hour: sent(hour - 1, half),
            last_day: sent(day - 1, half),
            from_address_last_hour: sent(299, half),
            in_all_last_hour: sent(1599, half),
            ..FRESH
        };
        assert_eq!(may_send(&room, NOW), Ok(()));
    }

    #[test]
    fn a_device_is_known_for_180_days() {
        let since = Timestamp(0);
        assert!(is_known(since, Timestamp(180 * DAY_MS - 1)));
        assert!(!is_known(since, Timestamp(180 * DAY_MS)));
    }

    #[test]
    fn a_code_dies_by_age_use_and_tries() {
        let alive = TryFacts {
            expires: Timestamp(100),
            used: false,
            tries: limits::CODE_TRIES_MAX - 1,
        };
        assert!(may_try(&alive, Timestamp(99)));
        assert!(!may_try(&alive, Timestamp(100)));
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
            assert!(!may_try(&dead, Timestamp(0)), "{dead:?}");
        }
    }
}
