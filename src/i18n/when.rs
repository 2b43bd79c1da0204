//! Moments in words. Civil time is the community's fixed offset from UTC, not the phone's zone: a
//! duty hour means the same to a resident who is travelling. People get both the near word (今天,
//! 昨天) and the date.

use super::{Key, number, t, tf, time as key};
use contract::Timestamp;
use contract::time::{civil_from_days, days_from_civil};
use std::sync::atomic::{AtomicI32, Ordering};

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

/// China; the community's own offset replaces it as soon as it is known.
static OFFSET_MIN: AtomicI32 = AtomicI32::new(480);

/// Sets the community's offset from UTC, minutes.
pub fn set_offset(minutes: i32) {
    OFFSET_MIN.store(minutes, Ordering::Relaxed);
}

/// Milliseconds on the community's clock, to be read as if they were UTC.
fn civil(at: Timestamp) -> i64 {
    at.0 + i64::from(OFFSET_MIN.load(Ordering::Relaxed)) * MINUTE
}

/// How many local midnights lie between; negative for the past.
pub fn days_apart(from: Timestamp, to: Timestamp) -> i64 {
    civil(to).div_euclid(DAY) - civil(from).div_euclid(DAY)
}

/// `14:05`
pub fn clock(at: Timestamp) -> String {
    let minute = civil(at).div_euclid(MINUTE).rem_euclid(24 * 60);
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// 0 is Monday.
pub fn weekday(at: Timestamp) -> usize {
    // 1970-01-01 was a Thursday.
    (civil(at).div_euclid(DAY) + 3).rem_euclid(7) as usize
}

/// Minutes since local midnight.
pub fn minute_of_day(at: Timestamp) -> u16 {
    civil(at).div_euclid(MINUTE).rem_euclid(24 * 60) as u16
}

/// `11月21日周六`, with the year when it is not this one. From our own words: the browser's
/// formatter takes 50 ms to make, more than the whole first page, and in three languages writes
/// what these few words do.
pub fn date(at: Timestamp, now: Timestamp) -> String {
    day_words(civil(at).div_euclid(DAY), now)
}

/// `2027-01-01` as [`date`] writes it; what is no date as it is.
pub fn day(iso: &str, now: Timestamp) -> String {
    let mut parts = iso.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let mut next = || parts.next().flatten();
    match (next(), next(), next()) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) => {
            day_words(days_from_civil(year, month, day), now)
        }
        _ => iso.to_owned(),
    }
}

fn day_words(days: i64, now: Timestamp) -> String {
    let (year, month, day) = civil_from_days(days);
    let this_year = civil_from_days(civil(now).div_euclid(DAY)).0;
    let words = if year == this_year {
        key::DATE
    } else {
        key::DATE_YEAR
    };
    // 1970-01-01 was a Thursday, the fourth of seven words.
    let weekday = word(key::WEEKDAYS, (days + 3).rem_euclid(7));
    let month = word(key::MONTHS, month - 1);
    tf(
        words,
        &[month, &day.to_string(), weekday, &year.to_string()],
    )
}

/// One of the words that a text lists.
fn word(list: Key, at: i64) -> &'static str {
    let at = usize::try_from(at).unwrap_or_default();
    t(list).split(' ').nth(at).unwrap_or_default()
}

/// `今天 14:05`, `昨天 9:30`, `明天 8:00`, else `11月21日周六 14:05`. Its space does not break.
pub fn moment(at: Timestamp, now: Timestamp) -> String {
    let near = match days_apart(now, at) {
        0 => Some(key::TODAY),
        -1 => Some(key::YESTERDAY),
        1 => Some(key::TOMORROW),
        _ => None,
    };
    let day = near.map_or_else(|| date(at, now), |word| t(word).to_owned());
    tf(key::DAY_CLOCK, &[&day, &clock(at)])
}

/// `刚刚`, `5分钟前`, `3小时前`, `昨天`, `12天前`; for the future `2小时内`.
pub fn ago(at: Timestamp, now: Timestamp) -> String {
    let ms = now.0 - at.0;
    let days = days_apart(at, now);
    let words = |past, future, n: i64| tf(if ms >= 0 { past } else { future }, &[&number(n)]);
    match ms.abs() {
        0..MINUTE => t(key::JUST_NOW).to_owned(),
        m if m < 60 * MINUTE => words(key::MINUTES_AGO, key::IN_MINUTES, m / MINUTE),
        m if m < DAY && (days == 0 || m < DAY / 2) => {
            words(key::HOURS_AGO, key::IN_HOURS, m / (60 * MINUTE))
        }
        _ if days == 1 => t(key::YESTERDAY).to_owned(),
        _ if days == -1 => t(key::TOMORROW).to_owned(),
        _ => words(key::DAYS_AGO, key::IN_DAYS, days.abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp(1_795_320_000_000); // 2026-11-22 12:00 in China

    fn before(ms: i64) -> String {
        ago(Timestamp(NOON.0 - ms), NOON)
    }

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!((weekday(NOON), minute_of_day(NOON)), (6, 720));
        let midnight = Timestamp(NOON.0 + 12 * 60 * MINUTE);
        assert_eq!((weekday(midnight), minute_of_day(midnight)), (0, 0));
    }

    #[test]
    fn days_turn_at_local_midnight() {
        assert_eq!(days_apart(NOON, Timestamp(NOON.0 + 12 * 60 * MINUTE)), 1);
        assert_eq!(
            days_apart(NOON, Timestamp(NOON.0 + 12 * 60 * MINUTE - 1)),
            0
        );
        assert_eq!(
            days_apart(NOON, Timestamp(NOON.0 - 12 * 60 * MINUTE - 1)),
            -1
        );
    }

    #[test]
    fn dates_name_weekday_and_a_foreign_year() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        assert_eq!(date(at("2026-11-21T18:00:00Z"), NOON), "11月22日周日");
        assert_eq!(date(at("2026-01-01T00:00:00Z"), NOON), "1月1日周四");
        assert_eq!(date(at("2024-02-28T16:00:00Z"), NOON), "2024年2月29日周四");
        assert_eq!(date(at("1969-12-31T00:00:00Z"), NOON), "1969年12月31日周三");
        assert_eq!(clock(at("2026-11-22T01:05:59Z")), "9:05");
        assert_eq!(clock(at("2026-11-22T16:00:00Z")), "0:00");
    }

    #[test]
    fn no_line_ends_between_a_day_and_its_time() {
        assert_eq!(moment(NOON, NOON), "今天\u{a0}12:00");
        assert_eq!(
            moment(Timestamp(NOON.0 + 5 * DAY), NOON),
            "11月27日周五\u{a0}12:00"
        );
    }

    #[test]
    fn a_day_from_a_list_reads_like_every_other_date() {
        assert_eq!(day("2026-01-01", NOON), "1月1日周四");
        assert_eq!(day("2027-02-17", NOON), "2027年2月17日周三");
        assert_eq!(day("soon", NOON), "soon");
    }

    #[test]
    fn ages_are_said_as_people_say_them() {
        assert_eq!(before(5_000), t(key::JUST_NOW));
        assert_eq!(before(11 * 60 * MINUTE), tf(key::HOURS_AGO, &["11"]));
        assert_eq!(before(20 * 60 * MINUTE), t(key::YESTERDAY));
        assert_eq!(before(DAY), t(key::YESTERDAY));
        assert_eq!(before(12 * DAY), tf(key::DAYS_AGO, &["12"]));
        assert_eq!(before(-2 * 60 * MINUTE), tf(key::IN_HOURS, &["2"]));
    }
}
