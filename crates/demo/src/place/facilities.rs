//! Forty things that people use, each with the code of its QR label.

use super::site::{Metres, at, to_position};
use crate::random::Random;
use bundle::{Building, Places};
use contract::community::Facility;
use contract::place::Position;
use contract::{BuildingId, CategoryId, FacilityId, GridId, Timestamp};

struct Kind {
    kind: &'static str,
    /// Start of the code on the label; a number follows.
    prefix: &'static str,
    category: &'static str,
    spots: &'static [(&'static str, Metres)],
}

const OUTDOORS: [Kind; 7] = [
    Kind {
        kind: "lamp",
        prefix: "LD",
        category: "light",
        spots: &[
            ("梧桐苑中心花园1号路灯", at(-366.0, 170.0)),
            ("梧桐苑南门路灯", at(-366.0, 24.0)),
            ("桂香里总弄路灯", at(-4.0, 236.0)),
            ("桂香公园东侧路灯", at(128.0, 96.0)),
            ("晚晴新村健身点路灯", at(362.0, 232.0)),
            ("晚晴新村北门路灯", at(352.0, 372.0)),
            ("柳岸家园步道路灯", at(-300.0, -140.0)),
            ("柳岸家园河边路灯", at(-420.0, -345.0)),
            ("书院名邸环路路灯", at(4.0, -120.0)),
            ("南塘公寓主路路灯", at(366.0, -160.0)),
        ],
    },
    Kind {
        kind: "bins",
        prefix: "LJ",
        category: "waste",
        spots: &[
            ("梧桐苑垃圾分类投放点", at(-500.0, 60.0)),
            ("桂香里垃圾厢房", at(-150.0, 130.0)),
            ("晚晴新村垃圾分类投放点", at(500.0, 60.0)),
            ("柳岸家园垃圾房", at(-500.0, -330.0)),
            ("书院名邸垃圾分类投放点", at(150.0, -350.0)),
            ("南塘公寓垃圾厢房", at(500.0, -345.0)),
        ],
    },
    Kind {
        kind: "gate",
        prefix: "MJ",
        category: "safety",
        spots: &[
            ("梧桐苑南门门禁", at(-352.0, 18.0)),
            ("晚晴新村北门门禁", at(362.0, 384.0)),
            ("柳岸家园东门门禁", at(-196.0, -200.0)),
            ("书院名邸北门门禁", at(4.0, -16.0)),
        ],
    },
    Kind {
        kind: "aed",
        prefix: "AED",
        category: "safety",
        spots: &[
            ("社区服务中心AED", at(-140.0, 110.0)),
            ("书院名邸北门岗亭AED", at(14.0, -22.0)),
        ],
    },
    Kind {
        kind: "bench",
        prefix: "ZY",
        category: "road",
        spots: &[
            ("梧桐苑中心花园长椅", at(-352.0, 166.0)),
            ("桂香公园水边长椅", at(40.0, 84.0)),
            ("晚晴新村健身点长椅", at(372.0, 228.0)),
            ("南塘河步道长椅", at(-250.0, -352.0)),
        ],
    },
    Kind {
        kind: "toilet",
        prefix: "CS",
        category: "waste",
        spots: &[
            ("桂香公园公共厕所", at(100.0, 60.0)),
            ("南塘河步道公共厕所", at(250.0, -352.0)),
        ],
    },
    Kind {
        kind: "notice_board",
        prefix: "GG",
        category: "road",
        spots: &[
            ("梧桐苑南门宣传栏", at(-378.0, 22.0)),
            ("桂香里总弄口宣传栏", at(-4.0, 376.0)),
            ("晚晴新村北门宣传栏", at(376.0, 376.0)),
            ("书院名邸北门宣传栏", at(-14.0, -24.0)),
        ],
    },
];

/// Numbers of the buildings that have a labelled lift.
const LIFTS: [usize; 8] = [31, 33, 36, 39, 41, 42, 44, 47];

pub fn all(
    random: &mut Random,
    born: Timestamp,
    places: &Places,
    category: &dyn Fn(&str) -> CategoryId,
) -> Vec<Facility> {
    let mut list = Vec::with_capacity(40);
    for kind in &OUTDOORS {
        for (n, (name, spot)) in kind.spots.iter().enumerate() {
            let position = to_position(*spot);
            list.push(Facility {
                id: FacilityId(random.id(born)),
                grid: grid_of(places, position),
                building: None,
                kind: kind.kind.to_owned(),
                name: (*name).to_owned(),
                position,
                code: format!("WTL-{}{:02}", kind.prefix, n + 1),
                category: Some(category(kind.category)),
            });
        }
    }
    for (n, number) in LIFTS.iter().enumerate() {
        let building: &Building = &places.buildings[number - 1];
        list.push(Facility {
            id: FacilityId(random.id(born)),
            grid: Some(building.grid),
            building: Some(BuildingId(building.id.0)),
            kind: "lift".to_owned(),
            name: "客梯".to_owned(),
            position: building.position,
            code: format!("WTL-DT{:02}", n + 1),
            category: Some(category("lift")),
        });
    }
    list
}

fn grid_of(places: &Places, position: Position) -> Option<GridId> {
    places
        .grids
        .iter()
        .find(|grid| rules::geo::in_ring(&grid.ring, position))
        .map(|grid| grid.id)
}
