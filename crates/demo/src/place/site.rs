//! The plan in metres, and its way onto the globe.

use contract::place::Position;

/// Metres east and north of the quarter's centre, before the plan is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metres {
    pub x: f64,
    pub y: f64,
}

/// Somewhere in a big city on the lower Yangtze; nothing here stands there.
const CENTER: Position = Position {
    lat: 31.2184,
    lng: 121.4376,
};
/// Streets there seldom run due north: the plan is turned by this much, counter-clockwise.
const TURN: f64 = 7.0_f64;
/// Of a sphere of 6,371 km, as in `Position::distance_m`.
const METRES_PER_DEGREE: f64 = 111_194.93;

/// WGS-84, rounded to six decimals (about 0.1 m), as every file of the quarter carries it.
pub fn to_position(p: Metres) -> Position {
    let (sin, cos) = TURN.to_radians().sin_cos();
    let (x, y) = (p.x * cos - p.y * sin, p.x * sin + p.y * cos);
    let lng_metres = METRES_PER_DEGREE * CENTER.lat.to_radians().cos();
    Position {
        lat: round6(CENTER.lat + y / METRES_PER_DEGREE),
        lng: round6(CENTER.lng + x / lng_metres),
    }
}

fn round6(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// Columns and rows of road crossings, west to east, south to north. Neighbouring grids share
/// them, which is what makes the six grids tile the quarter.
pub const CROSSINGS: [[Metres; 4]; 3] = [
    [
        at(-548.0, -402.0),
        at(-182.0, -396.0),
        at(188.0, -404.0),
        at(552.0, -392.0),
    ],
    [
        at(-556.0, 6.0),
        at(-176.0, -8.0),
        at(184.0, 4.0),
        at(546.0, -4.0),
    ],
    [
        at(-540.0, 398.0),
        at(-190.0, 406.0),
        at(176.0, 396.0),
        at(540.0, 404.0),
    ],
];

pub const fn at(x: f64, y: f64) -> Metres {
    Metres { x, y }
}

/// Outlines of the six grids, north-west first, row by row; counter-clockwise.
pub fn grids() -> Vec<Vec<Metres>> {
    let mut all = Vec::with_capacity(6);
    for row in [1, 0] {
        for column in 0..3 {
            all.push(vec![
                CROSSINGS[row][column],
                CROSSINGS[row][column + 1],
                CROSSINGS[row + 1][column + 1],
                CROSSINGS[row + 1][column],
            ]);
        }
    }
    all
}
