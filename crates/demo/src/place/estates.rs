//! Six estates of different times: slabs, lane houses, towers. Ten buildings each.

use super::site::{Metres, at};

pub struct Estate {
    pub grid_name: &'static str,
    pub name: &'static str,
    pub blocks: Vec<Block>,
}

/// One building: a turned rectangle.
pub struct Block {
    pub center: Metres,
    pub width: f64,
    pub depth: f64,
    /// Degrees, counter-clockwise.
    pub turn: f64,
    pub floors: u16,
    pub units: u16,
}

impl Block {
    /// Counter-clockwise from the south-west corner.
    pub fn corners(&self) -> [Metres; 4] {
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let (w, d) = (self.width / 2.0, self.depth / 2.0);
        [(-w, -d), (w, -d), (w, d), (-w, d)].map(|(x, y)| {
            at(
                self.center.x + x * cos - y * sin,
                self.center.y + x * sin + y * cos,
            )
        })
    }
}

/// In the order of the grids: north row from the west, then south row.
pub fn all() -> Vec<Estate> {
    vec![
        Estate {
            grid_name: "第一网格",
            name: "梧桐苑",
            blocks: slabs(at(-366.0, 200.0), 0.0, 6, 3),
        },
        Estate {
            grid_name: "第二网格",
            name: "桂香里",
            blocks: lanes(at(-4.0, 258.0)),
        },
        Estate {
            grid_name: "第三网格",
            name: "晚晴新村",
            blocks: slabs(at(362.0, 200.0), -3.0, 6, 4),
        },
        Estate {
            grid_name: "第四网格",
            name: "柳岸家园",
            blocks: towers(at(-366.0, -196.0), 18, 1),
        },
        Estate {
            grid_name: "第五网格",
            name: "书院名邸",
            blocks: mixed(at(4.0, -192.0)),
        },
        Estate {
            grid_name: "第六网格",
            name: "南塘公寓",
            blocks: slabs(at(366.0, -186.0), 4.0, 7, 2),
        },
    ]
}

/// Two columns of five south-facing slabs; the lengths differ as they do in grown estates.
fn slabs(center: Metres, turn: f64, floors: u16, units: u16) -> Vec<Block> {
    const WIDTHS: [f64; 10] = [
        112.0, 96.0, 104.0, 118.0, 88.0, 116.0, 110.0, 92.0, 100.0, 108.0,
    ];
    (0..10)
        .map(|n| {
            let (row, column) = ((n / 2) as f64, (n % 2) as f64);
            Block {
                center: at(
                    center.x - 76.0 + column * 152.0,
                    center.y + 124.0 - row * 62.0,
                ),
                width: WIDTHS[n],
                depth: 13.0,
                turn,
                floors,
                units,
            }
        })
        .collect()
}

/// Old lane houses in two close columns, with a park south of them.
fn lanes(center: Metres) -> Vec<Block> {
    (0..10)
        .map(|n| {
            let (row, column) = ((n / 2) as f64, (n % 2) as f64);
            Block {
                center: at(
                    center.x - 70.0 + column * 140.0,
                    center.y + 92.0 - row * 31.0,
                ),
                width: 112.0 - 6.0 * ((n * 3 % 4) as f64),
                depth: 11.0,
                turn: 2.0,
                floors: 3,
                units: 4,
            }
        })
        .collect()
}

/// Ten towers, staggered so that each gets sun.
fn towers(center: Metres, floors: u16, units: u16) -> Vec<Block> {
    const ROWS: [(f64, &[f64]); 3] = [
        (108.0, &[-120.0, -40.0, 40.0, 120.0]),
        (14.0, &[-96.0, 0.0, 96.0]),
        (-82.0, &[-120.0, -20.0, 84.0]),
    ];
    ROWS.iter()
        .flat_map(|(y, columns)| columns.iter().map(move |x| (*x, *y)))
        .map(|(x, y)| Block {
            center: at(center.x + x, center.y + y),
            width: 27.0,
            depth: 24.0,
            turn: 12.0,
            floors,
            units,
        })
        .collect()
}

/// Four towers in the north, six long slabs with lifts in the south.
fn mixed(center: Metres) -> Vec<Block> {
    let mut blocks: Vec<Block> = [-118.0, -40.0, 40.0, 118.0]
        .map(|x| Block {
            center: at(center.x + x, center.y + 118.0),
            width: 30.0,
            depth: 26.0,
            turn: 0.0,
            floors: 24,
            units: 1,
        })
        .into();
    for n in 0..6 {
        let (row, column) = ((n / 2) as f64, (n % 2) as f64);
        blocks.push(Block {
            center: at(
                center.x - 74.0 + column * 148.0,
                center.y + 44.0 - row * 66.0,
            ),
            width: 104.0,
            depth: 15.0,
            turn: 0.0,
            floors: 11,
            units: 2,
        });
    }
    blocks
}
