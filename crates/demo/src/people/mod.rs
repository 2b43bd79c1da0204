//! Three hundred neighbours and those who answer them. All names are invented.

mod names;

use crate::random::{Random, Stream};
use bundle::{Grant, Person, Places};
use contract::person::Role;
use contract::{GrantId, GridId, PersonId, Timestamp};
use names::{GIVEN, SURNAMES};
use std::collections::HashSet;

pub const RESIDENTS: usize = 300;

/// Sign-ins that are printed after seeding and used by browser tests.
pub const RESIDENT_PHONE: &str = "13800000001";
pub const ELDER_PHONE: &str = "13800000002";
pub const WORKER_PHONE: &str = "13800000003";
pub const STAFF_PHONE: &str = "13800000004";
pub const OPERATOR_PHONE: &str = "13800000005";

/// Who lives and works here.
pub struct People {
    pub all: Vec<Person>,
    pub grants: Vec<Grant>,
    /// Indexes of the residents in `all`; the two fixed sign-ins come first.
    pub residents: Vec<usize>,
    /// The grid worker of each grid, in the order of the grids.
    pub workers: Vec<PersonId>,
    pub staff: Vec<PersonId>,
}

/// Name and role of everybody who answers; a number is the index of a grid.
const TEAM: [(&str, Role, Option<usize>); 18] = [
    ("周建国", Role::GridWorker, Some(0)),
    ("林晓岚", Role::Staff, None),
    ("贺志远", Role::Operator, None),
    ("顾美华", Role::GridWorker, Some(1)),
    ("陆永康", Role::GridWorker, Some(2)),
    ("马春燕", Role::GridWorker, Some(3)),
    ("邵国强", Role::GridWorker, Some(4)),
    ("殷小梅", Role::GridWorker, Some(5)),
    ("宋宜宁", Role::Volunteer, None),
    ("蒋德福", Role::Volunteer, None),
    ("唐可欣", Role::Volunteer, None),
    ("严守正", Role::Volunteer, None),
    ("白若溪", Role::Volunteer, None),
    ("范家明", Role::Volunteer, None),
    ("郑海涛", Role::Staff, None),
    ("董静怡", Role::Staff, None),
    ("梧桐里物业服务处", Role::Department, None),
    ("青砖街道城管中队", Role::Department, None),
];

/// Phones are given in this order: two residents, the team, then everybody else.
pub fn people(seed: u64, born: Timestamp, places: &Places) -> People {
    let mut random = Random::new(seed, Stream::People);
    let mut all = Vec::with_capacity(RESIDENTS + TEAM.len());
    let mut taken: HashSet<String> = TEAM.iter().map(|(name, ..)| (*name).to_owned()).collect();
    all.push(resident(&mut random, born, places, "陈雨桐".to_owned(), 3));
    all.push(resident(&mut random, born, places, "沈桂英".to_owned(), 3));
    for (name, ..) in TEAM {
        all.push(Person {
            id: PersonId(random.id(born)),
            phone: String::new(),
            name: name.to_owned(),
            building: None,
            unit: None,
            created: born,
        });
    }
    while all.len() < RESIDENTS + TEAM.len() {
        let name = format!("{}{}", random.pick(&SURNAMES), random.pick(&GIVEN));
        if taken.insert(name.clone()) {
            let home = random.index(places.buildings.len());
            all.push(resident(&mut random, born, places, name, home));
        }
    }
    for (n, person) in all.iter_mut().enumerate() {
        person.phone = format!("138{:08}", n + 1);
    }
    let team = &all[2..2 + TEAM.len()];
    let grants = team
        .iter()
        .zip(TEAM)
        .map(|(person, (_, role, grid))| Grant {
            id: GrantId(random.id(born)),
            person: person.id,
            role,
            grid: grid.map(|n| places.grids[n].id),
            since: born,
        })
        .collect::<Vec<_>>();
    People {
        residents: (0..2).chain(2 + TEAM.len()..all.len()).collect(),
        workers: workers(&grants, places),
        staff: holders(&grants, Role::Staff),
        grants,
        all,
    }
}

fn resident(
    random: &mut Random,
    born: Timestamp,
    places: &Places,
    name: String,
    home: usize,
) -> Person {
    let building = &places.buildings[home];
    Person {
        id: PersonId(random.id(born)),
        phone: String::new(),
        name,
        building: Some(building.id),
        unit: Some(random.pick(&building.units).id),
        created: born,
    }
}

fn workers(grants: &[Grant], places: &Places) -> Vec<PersonId> {
    let of = |grid: GridId| grants.iter().find(|grant| grant.grid == Some(grid));
    places
        .grids
        .iter()
        .filter_map(|grid| of(grid.id))
        .map(|grant| grant.person)
        .collect()
}

fn holders(grants: &[Grant], role: Role) -> Vec<PersonId> {
    grants
        .iter()
        .filter(|grant| grant.role == role)
        .map(|grant| grant.person)
        .collect()
}
