//! Working days and duty hours of one community. Civil time is a fixed offset from UTC.

use contract::Timestamp;
use contract::community::{DaySpan, DutyHours, Holiday, HolidayKind};
use contract::time::{civil_from_days, days_from_civil};
use std::collections::BTreeMap;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// A calendar that is closed for this long is closed for good; promises then run by the clock.
const CLOSED_FOR_GOOD_DAYS: i64 = 400;

/// When the desk of a community is on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    utc_offset_min: i32,
    hours: DutyHours,
    /// Local day number → what it is instead of its weekday.
    special: BTreeMap<i64, HolidayKind>,
}

impl Calendar {
    /// Holidays whose day can not be read are left out; they are validated where they enter.
    pub fn new(utc_offset_min: i32, hours: DutyHours, holidays: &[Holiday]) -> Self {
        let special = holidays
            .iter()
            .filter_map(|holiday| Some((day_number(&holiday.day)?, holiday.kind)))
            .collect();
        Self {
            utc_offset_min,
            hours,
            special,
        }
    }

    /// Days since 1970-01-01, local.
    pub fn local_day(&self, at: Timestamp) -> i64 {
        self.local_ms(at).div_euclid(DAY_MS)
    }

    /// Year, month and day, local.
    pub fn civil(&self, at: Timestamp) -> (i64, i64, i64) {
        civil_from_days(self.local_day(at))
    }

    /// The duty of a local day. A make-up day without hours of its own has those of the first
    /// weekday that has any.
    pub fn duty_of(&self, day: i64) -> Option<DaySpan> {
        // Day 0 was a Thursday.
        let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or_default();
        let usual = self.hours.week[weekday];
        match self.special.get(&day) {
            // A special day of which nothing is known here does not change what is usual.
            None | Some(HolidayKind::Other) => usual,
            Some(HolidayKind::Off) => None,
            Some(HolidayKind::Work) => {
                usual.or_else(|| self.hours.week.iter().flatten().next().copied())
            }
        }
    }

    pub fn is_working_day(&self, day: i64) -> bool {
        self.duty_of(day).is_some()
    }

    /// The moment at which `minutes` of duty time have passed since `start`.
    pub fn add_duty_minutes(&self, start: Timestamp, minutes: u32) -> Timestamp {
        let mut left = i64::from(minutes) * MINUTE_MS;
        let mut last_open = self.local_day(start);
        let mut day = last_open;
        while day - last_open < CLOSED_FOR_GOOD_DAYS {
            if let Some((open, close)) = self.duty_moments(day) {
                last_open = day;
                let from = open.0.max(start.0);
                if from + left <= close.0 {
                    return Timestamp(from + left);
                }
                left -= (close.0 - from).max(0);
            }
            day += 1;
        }
        Timestamp(start.0 + i64::from(minutes) * MINUTE_MS)
    }

    /// The end of duty on the `days`-th working day after the day of `start`. The day of `start`
    /// itself never counts, however early it was.
    pub fn add_working_days(&self, start: Timestamp, days: u32) -> Timestamp {
        let first = self.local_day(start);
        let (mut day, mut last_open, mut left) = (first, first, days);
        while left > 0 && day - last_open < CLOSED_FOR_GOOD_DAYS {
            day += 1;
            if self.is_working_day(day) {
                last_open = day;
                left -= 1;
            }
        }
        match self.duty_moments(day) {
            Some((_, close)) if left == 0 => Timestamp(close.0.max(start.0)),
            _ => Timestamp(start.0 + i64::from(days) * DAY_MS),
        }
    }

    /// Beginning and end of a local day's duty.
    pub(crate) fn duty_moments(&self, day: i64) -> Option<(Timestamp, Timestamp)> {
        let DaySpan { from, to } = self.duty_of(day)?;
        let at = |minute: u16| Timestamp(self.utc_ms(day * DAY_MS + i64::from(minute) * MINUTE_MS));
        Some((at(from), at(to)))
    }

    fn local_ms(&self, at: Timestamp) -> i64 {
        at.0 + i64::from(self.utc_offset_min) * MINUTE_MS
    }

    fn utc_ms(&self, local_ms: i64) -> i64 {
        local_ms - i64::from(self.utc_offset_min) * MINUTE_MS
    }
}

/// Days since 1970-01-01 of `YYYY-MM-DD`.
pub fn day_number(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(str::parse::<i64>);
    let mut part = || parts.next()?.ok();
    let (year, month, day) = (part()?, part()?, part()?);
    let days = days_from_civil(year, month, day);
    (civil_from_days(days) == (year, month, day)).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::HolidayId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn holiday(day: &str, kind: HolidayKind) -> Holiday {
        Holiday {
            id: HolidayId(Uuid::nil()),
            day: day.into(),
            kind,
            name: "节".into(),
        }
    }

    /// Monday to Friday, 8:30 to 17:30, with National Day 2026 and one make-up Saturday.
    fn office() -> Calendar {
        let open = Some(DaySpan {
            from: 510,
            to: 1050,
        });
        let hours = DutyHours {
            week: [open, open, open, open, open, None, None],
        };
        let mut holidays: Vec<_> = (1..=7)
            .map(|d| holiday(&format!("2026-10-0{d}"), HolidayKind::Off))
            .collect();
        holidays.push(holiday("2026-10-10", HolidayKind::Work));
        Calendar::new(480, hours, &holidays)
    }

    fn at(text: &str) -> Timestamp {
        format!("{text}+08:00").parse().unwrap()
    }

    #[test]
    fn minutes_stop_at_closing_time_and_at_weekends() {
        let c = office();
        let cases = [
            ("2026-11-20T10:00:00", 30, "2026-11-20T10:30:00"),
            // Friday 17:20: ten minutes now, the rest on Monday.
            ("2026-11-20T17:20:00", 15, "2026-11-23T08:35:00"),
            ("2026-11-21T12:00:00", 15, "2026-11-23T08:45:00"),
            ("2026-11-20T07:00:00", 1, "2026-11-20T08:31:00"),
            // The eve of National Day: the week is off, and Thursday the 8th is next.
            ("2026-09-30T17:30:00", 1, "2026-10-08T08:31:00"),
            // Friday after closing: the make-up Saturday counts.
            ("2026-10-09T18:00:00", 60, "2026-10-10T09:30:00"),
        ];
        for (start, minutes, end) in cases {
            assert_eq!(
                c.add_duty_minutes(at(start), minutes),
                at(end),
                "{start} + {minutes}"
            );
        }
    }

    #[test]
    fn working_days_end_at_closing_time() {
        let c = office();
        let cases = [
            ("2026-11-20T06:00:00", 1, "2026-11-23T17:30:00"),
            ("2026-11-18T23:59:00", 3, "2026-11-23T17:30:00"),
            ("2026-11-21T12:00:00", 1, "2026-11-23T17:30:00"),
            ("2026-09-30T09:00:00", 3, "2026-10-10T17:30:00"),
        ];
        for (start, days, end) in cases {
            assert_eq!(
                c.add_working_days(at(start), days),
                at(end),
                "{start} + {days}"
            );
        }
    }

    #[test]
    fn a_desk_that_never_opens_promises_by_the_clock() {
        let c = Calendar::new(480, DutyHours::default(), &[]);
        assert_eq!(
            c.add_duty_minutes(Timestamp(0), 15),
            Timestamp(15 * MINUTE_MS)
        );
        assert_eq!(c.add_working_days(Timestamp(0), 2), Timestamp(2 * DAY_MS));
    }

    fn any_calendar() -> impl Strategy<Value = Calendar> {
        let span = prop::option::of((0_u16..1440, 1_u16..=1440));
        let special = prop::collection::btree_map(19_990_i64..20_030, any::<bool>(), 0..12);
        (prop::array::uniform7(span), -720_i32..=840, special).prop_map(
            |(week, offset, special)| {
                let week = week.map(|span| {
                    span.filter(|(from, to)| from < to)
                        .map(|(from, to)| DaySpan { from, to })
                });
                let special = special
                    .into_iter()
                    .map(|(day, off)| {
                        (
                            day,
                            if off {
                                HolidayKind::Off
                            } else {
                                HolidayKind::Work
                            },
                        )
                    })
                    .collect();
                Calendar {
                    utc_offset_min: offset,
                    hours: DutyHours { week },
                    special,
                }
            },
        )
    }

    /// Minute by minute: slow, and plainly right.
    fn count_minutes(calendar: &Calendar, start: Timestamp, minutes: u32) -> Option<Timestamp> {
        let mut left = minutes;
        for step in 0..60 * 24 * 60 {
            if left == 0 {
                return Some(Timestamp(start.0 + step * MINUTE_MS));
            }
            let now = Timestamp(start.0 + step * MINUTE_MS);
            let minute = calendar.local_ms(now).rem_euclid(DAY_MS) / MINUTE_MS;
            let duty = calendar.duty_of(calendar.local_day(now));
            if duty.is_some_and(|d| (i64::from(d.from)..i64::from(d.to)).contains(&minute)) {
                left -= 1;
            }
        }
        None
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn duty_minutes_agree_with_counting(
            calendar in any_calendar(), start in 28_786_000_i64..28_840_000, minutes in 1_u32..3_000,
        ) {
            let start = Timestamp(start * MINUTE_MS);
            if let Some(end) = count_minutes(&calendar, start, minutes) {
                prop_assert_eq!(calendar.add_duty_minutes(start, minutes), end);
            }
        }

        #[test]
        fn working_days_agree_with_counting(
            calendar in any_calendar(), start in 28_786_000_i64..28_840_000, days in 1_u32..20,
        ) {
            let start = Timestamp(start * MINUTE_MS);
            let end = calendar.add_working_days(start, days);
            let first = calendar.local_day(start);
            if (first..first + 30).any(|day| calendar.is_working_day(day)) && calendar.hours.week.iter().any(Option::is_some) {
                // `to` may be midnight, which belongs to the next day.
                let last = calendar.local_day(Timestamp(end.0 - 1));
                let counted = (first + 1..=last).filter(|day| calendar.is_working_day(*day)).count();
                prop_assert_eq!(counted, days as usize);
            }
        }
    }
}
