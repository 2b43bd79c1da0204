//! Whether somebody answers right now.

use crate::calendar::Calendar;
use contract::Timestamp;
use contract::community::DutyNow;

/// How far to look for the next change before saying that there is none.
const LOOK_AHEAD_DAYS: i64 = 400;

/// Open or closed at `now`, and when that changes. A desk that closes at midnight and opens at
/// midnight has not closed.
pub fn now(calendar: &Calendar, now: Timestamp) -> DutyNow {
    let today = calendar.local_day(now);
    let mut open_until: Option<Timestamp> = None;
    for day in today..today + LOOK_AHEAD_DAYS {
        let Some((opens, closes)) = calendar.duty_moments(day) else {
            if open_until.is_some() {
                break;
            }
            continue;
        };
        if closes <= now {
            continue;
        }
        match open_until {
            None if opens > now => {
                return DutyNow {
                    open: false,
                    until: Some(opens),
                };
            }
            None => open_until = Some(closes),
            Some(until) if until == opens => open_until = Some(closes),
            Some(_) => break,
        }
    }
    let endless =
        open_until.is_some_and(|until| calendar.local_day(until) >= today + LOOK_AHEAD_DAYS);
    DutyNow {
        open: open_until.is_some(),
        until: open_until.filter(|_| !endless),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::community::{DaySpan, DutyHours};

    const HOUR: i64 = 3_600_000;

    fn week(span: Option<DaySpan>) -> Calendar {
        let mut week = [span; 7];
        week[5] = None;
        week[6] = None;
        Calendar::new(0, DutyHours { week }, &[])
    }

    #[test]
    fn an_office_opens_and_closes() {
        let office = week(Some(DaySpan {
            from: 480,
            to: 1020,
        }));
        // Day 0 was a Thursday; the next office day after Friday is Monday, day 4.
        for (hour, open, until) in [
            (0, false, Some(8)),
            (8, true, Some(17)),
            (16, true, Some(17)),
            (17, false, Some(32)),
            (41, false, Some(4 * 24 + 8)),
        ] {
            let duty = now(&office, Timestamp(hour * HOUR));
            assert_eq!(
                (duty.open, duty.until),
                (open, until.map(|h| Timestamp(h * HOUR))),
                "{hour}"
            );
        }
    }

    #[test]
    fn midnight_is_no_gap() {
        let all_day = week(Some(DaySpan { from: 0, to: 1440 }));
        let duty = now(&all_day, Timestamp(HOUR));
        assert_eq!((duty.open, duty.until), (true, Some(Timestamp(48 * HOUR))));
    }

    #[test]
    fn always_and_never_have_no_end() {
        let always = Calendar::new(
            0,
            DutyHours {
                week: [Some(DaySpan { from: 0, to: 1440 }); 7],
            },
            &[],
        );
        assert_eq!(
            now(&always, Timestamp(5)),
            DutyNow {
                open: true,
                until: None
            }
        );
        assert_eq!(
            now(&week(None), Timestamp(5)),
            DutyNow {
                open: false,
                until: None
            }
        );
    }
}
