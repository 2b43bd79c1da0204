//! Any number of plain reports, for benchmarks and tests of volume.

use crate::random::{Random, Stream};
use bundle::{Bundle, Light};
use contract::place::Position;
use contract::report::Status;
use contract::{ReportId, Timestamp};
use std::collections::HashSet;

const DAY_MS: i64 = 86_400_000;
/// Volume is spread over two years, most of it long closed.
const SPREAD_DAYS: i64 = 730;
const FIRST_REFERENCE: u32 = 20_000_000;

const WORDS: [&str; 6] = [
    "楼下路灯不亮，晚上看不清台阶。",
    "垃圾桶满了，请安排清运。",
    "下雨后门口积水，鞋都湿了。",
    "地砖松动，一踩就晃。",
    "电瓶车堵住了单元门。",
    "电梯有异响，请检查。",
];

/// `count` reports over the buildings of a community, oldest first. Their references count upwards
/// from 2000 0000 and leave out those that the community has.
pub fn scale(base: &Bundle, count: u32, seed: u64, now: Timestamp) -> impl Iterator<Item = Light> {
    let mut random = Random::new(seed, Stream::Scale);
    let step = SPREAD_DAYS * DAY_MS / i64::from(count.max(1));
    let taken: HashSet<String> = base.reports.iter().map(|r| r.reference.clone()).collect();
    let free = (FIRST_REFERENCE..).map(|number| number.to_string());
    let references = free.filter(move |reference| !taken.contains(reference));
    (0..count).zip(references).map(move |(n, reference)| {
        let created = Timestamp(now.0 - (i64::from(count - n)) * step);
        let building = random.pick(&base.places.buildings);
        let category = random.pick(&base.categories);
        let status = status(&mut random);
        let jitter = |random: &mut Random| random.real(-0.000_3, 0.000_3);
        Light {
            id: ReportId(random.id(created)),
            reference,
            author: random.pick(&base.people).id,
            category: category.id,
            category_code: category.code.clone(),
            status,
            grid: building.grid,
            building: building.id,
            position: Position {
                lat: building.position.lat + jitter(&mut random),
                lng: building.position.lng + jitter(&mut random),
            },
            created,
            accept_due: Timestamp(created.0 + 3_600_000),
            finish_due: Timestamp(created.0 + 2 * DAY_MS),
            text: (*random.pick(&WORDS)).to_owned(),
        }
    })
}

fn status(random: &mut Random) -> Status {
    match random.between(0, 99) {
        0..8 => Status::Submitted,
        8..14 => Status::Accepted,
        14..20 => Status::InProgress,
        20..92 => Status::Resolved,
        _ => Status::Declined,
    }
}
