//! What staff would set: categories, hours, phones, holidays, notices.

mod categories;
mod holidays;
mod notices;

pub use categories::categories;
pub use holidays::holidays;
pub use notices::notices;

use crate::random::Random;
use contract::community::{DaySpan, DutyHours, Phone};
use contract::{LocalText, PhoneId, Timestamp};

/// The same name in simplified and traditional characters and in English.
pub(crate) fn three(zh_hans: &str, zh_hant: &str, en: &str) -> LocalText {
    LocalText {
        zh_hans: zh_hans.to_owned(),
        zh_hant: Some(zh_hant.to_owned()),
        en: Some(en.to_owned()),
    }
}

/// Weekdays 8:30–20:00, weekends 9:00–17:00.
pub fn hours() -> DutyHours {
    let weekday = Some(DaySpan {
        from: 8 * 60 + 30,
        to: 20 * 60,
    });
    let weekend = Some(DaySpan {
        from: 9 * 60,
        to: 17 * 60,
    });
    DutyHours {
        week: [
            weekday, weekday, weekday, weekday, weekday, weekend, weekend,
        ],
    }
}

/// Two lines of the community in a range that is not given out, then the public numbers.
pub fn phones(random: &mut Random, born: Timestamp) -> Vec<Phone> {
    let entries = [
        (
            three("社区服务中心", "社區服務中心", "Community service centre"),
            "021-00001234",
            Some(three(
                "周一至周五 8:30–20:00，周末 9:00–17:00",
                "週一至週五 8:30–20:00，週末 9:00–17:00",
                "Mon–Fri 8:30–20:00, weekends 9:00–17:00",
            )),
        ),
        (
            three("物业报修", "物業報修", "Property repairs"),
            "021-00005678",
            None,
        ),
        (
            three("政务服务便民热线", "政務服務便民熱線", "City hotline"),
            "12345",
            None,
        ),
        (three("报警", "報警", "Police"), "110", None),
        (three("火警", "火警", "Fire"), "119", None),
        (three("急救", "急救", "Ambulance"), "120", None),
    ];
    entries
        .into_iter()
        .zip(0..)
        .map(|((label, number, hours), sort)| Phone {
            id: PhoneId(random.id(born)),
            label,
            number: number.to_owned(),
            hours,
            sort,
            version: 1,
        })
        .collect()
}
