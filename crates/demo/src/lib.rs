//! The invented community 梧桐里社区, and the importer of a real one.
//!
//! The same seed and the same moment always give the same community: its places and people never
//! change, its reports lie in the 90 days before the moment it is made for. Every name is invented.

mod moderation;
pub mod people;
mod pictures;
mod place;
mod random;
mod reports;
pub mod scale;
mod settings;
mod stories;

#[cfg(test)]
mod tests;

use bundle::{Bundle, Community};
use contract::community::MapStyle;
use contract::{CategoryId, CommunityId, Timestamp};
use random::{Random, Stream};
use rules::calendar::Calendar;
use uuid::Uuid;

/// The seed of the demo that ships.
pub const SEED: u64 = 20_261_122;
pub const SLUG: &str = "wutongli";

const UTC_OFFSET_MIN: i32 = 480;
/// The community was founded on this day; the ids of its places carry it.
const BORN: Timestamp = Timestamp(1_767_225_600_000);

/// A phone number that signs in to the demo, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub phone: &'static str,
    pub who: &'static str,
}

/// The sign-ins to print: they never change.
pub const SIGN_INS: [SignIn; 5] = [
    SignIn {
        phone: people::RESIDENT_PHONE,
        who: "居民 陈雨桐",
    },
    SignIn {
        phone: people::ELDER_PHONE,
        who: "老年居民 沈桂英",
    },
    SignIn {
        phone: people::WORKER_PHONE,
        who: "第一网格 网格员 周建国",
    },
    SignIn {
        phone: people::STAFF_PHONE,
        who: "社区工作者 林晓岚",
    },
    SignIn {
        phone: people::OPERATOR_PHONE,
        who: "运维 贺志远",
    },
];

/// The whole community as of `now`, pictures included.
pub fn community(seed: u64, now: Timestamp) -> Bundle {
    let mut random = Random::new(seed, Stream::Settings);
    let id = CommunityId(random.id(BORN));
    let categories = settings::categories(&mut random, BORN);
    let category_of = |code: &str| {
        let found = categories.iter().find(|category| category.code == code);
        found.map_or(CategoryId(Uuid::nil()), |category| category.id)
    };
    let quarter = place::quarter(seed, BORN, &category_of);
    let people = people::people(seed, BORN, &quarter.places);
    let phones = settings::phones(&mut random, BORN);
    let holidays = settings::holidays(&mut random, BORN);
    let hours = settings::hours();
    let calendar = Calendar::new(UTC_OFFSET_MIN, hours.clone(), &holidays);
    let mut reports = reports::reports(
        seed,
        &reports::Ground {
            quarter: &quarter,
            people: &people,
            categories: &categories,
            calendar: &calendar,
            now,
        },
    );
    let (flags, decisions) = moderation::moderation(seed, &people, &mut reports, now);
    Bundle {
        community: Community {
            id,
            slug: SLUG.to_owned(),
            name: settings::three("梧桐里社区", "梧桐里社區", "Wutongli Community"),
            utc_offset_min: UTC_OFFSET_MIN,
            center: quarter.center,
            bounds: quarter.bounds,
            hours,
            map: MapStyle::default(),
            created: BORN,
        },
        notices: settings::notices(&mut random, &quarter.places, now),
        places: quarter.places,
        categories,
        phones,
        holidays,
        people: people.all,
        grants: people.grants,
        reports,
        flags,
        decisions,
        pictures: pictures::all(seed),
    }
}
