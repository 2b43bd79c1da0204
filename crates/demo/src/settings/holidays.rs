//! Public holidays of mainland China, 2026 and 2027.
//!
//! 2026 follows the State Council's notice of November 2025, make-up days included. For 2027 only
//! the days that the regulation itself fixes are listed, because the yearly notice decides the
//! bridges and make-up days; staff add those on the settings page.

use crate::random::Random;
use contract::community::{Holiday, HolidayKind};
use contract::{HolidayId, Timestamp};

/// Name, month and first day, number of days.
type Run = (&'static str, u8, u8, u8);

const OFF_2026: [Run; 7] = [
    ("元旦", 1, 1, 3),
    ("春节", 2, 15, 9),
    ("清明节", 4, 4, 3),
    ("劳动节", 5, 1, 5),
    ("端午节", 6, 19, 3),
    ("中秋节", 9, 25, 3),
    ("国庆节", 10, 1, 7),
];

const WORK_2026: [Run; 6] = [
    ("元旦调休上班", 1, 4, 1),
    ("春节调休上班", 2, 14, 1),
    ("春节调休上班", 2, 28, 1),
    ("劳动节调休上班", 5, 9, 1),
    ("国庆节调休上班", 9, 20, 1),
    ("国庆节调休上班", 10, 10, 1),
];

const OFF_2027: [Run; 7] = [
    ("元旦", 1, 1, 1),
    ("春节", 2, 5, 4),
    ("清明节", 4, 5, 1),
    ("劳动节", 5, 1, 2),
    ("端午节", 6, 9, 1),
    ("中秋节", 9, 15, 1),
    ("国庆节", 10, 1, 3),
];

pub fn holidays(random: &mut Random, born: Timestamp) -> Vec<Holiday> {
    let years: [(u16, &[Run], HolidayKind); 3] = [
        (2026, &OFF_2026, HolidayKind::Off),
        (2026, &WORK_2026, HolidayKind::Work),
        (2027, &OFF_2027, HolidayKind::Off),
    ];
    let mut list = Vec::new();
    for (year, runs, kind) in years {
        for (name, month, first, days) in runs {
            list.extend((*first..first + days).map(|day| Holiday {
                id: HolidayId(random.id(born)),
                day: format!("{year}-{month:02}-{day:02}"),
                kind,
                name: (*name).to_owned(),
            }));
        }
    }
    list.sort_by(|a, b| a.day.cmp(&b.day));
    list
}
