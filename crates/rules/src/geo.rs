//! Places as numbers: web-mercator tiles, their Morton numbers, and grids as polygons.

use contract::place::{Bounds, Position};
use std::ops::RangeInclusive;

/// Level of the cells stored with reports: about 60 cm at the equator.
pub const CELL_LEVEL: u8 = 26;
/// Where web mercator ends.
const LAT_MAX: f64 = 85.051_128;

/// One web-mercator tile; `y` grows to the south.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    pub level: u8,
    pub x: u32,
    pub y: u32,
}

impl Tile {
    /// The tile at this level that holds the position. Levels above [`CELL_LEVEL`] are cut to it.
    pub fn at(position: Position, level: u8) -> Self {
        let level = level.min(CELL_LEVEL);
        let count = f64::from(1_u32 << level);
        let lat = position.lat.clamp(-LAT_MAX, LAT_MAX).to_radians();
        let x = (position.lng + 180.0) / 360.0;
        let y = (1.0 - lat.tan().asinh() / std::f64::consts::PI) / 2.0;
        Self {
            level,
            x: index(x * count, count),
            y: index(y * count, count),
        }
    }

    pub fn bounds(self) -> Bounds {
        let count = f64::from(1_u32 << self.level);
        let lng = |x: f64| x / count * 360.0 - 180.0;
        let lat = |y: f64| {
            (std::f64::consts::PI * (1.0 - 2.0 * y / count))
                .sinh()
                .atan()
                .to_degrees()
        };
        let (x, y) = (f64::from(self.x), f64::from(self.y));
        Bounds {
            west: lng(x),
            east: lng(x + 1.0),
            north: lat(y),
            south: lat(y + 1.0),
        }
    }

    /// The tile of a lower level that holds this one.
    #[must_use]
    pub fn parent(self, level: u8) -> Self {
        let up = self.level.saturating_sub(level);
        Self {
            level: self.level - up,
            x: self.x >> up,
            y: self.y >> up,
        }
    }

    /// Every stored cell inside this tile, as one range of Morton numbers.
    pub fn cells(self) -> RangeInclusive<i64> {
        let shift = 2 * u32::from(CELL_LEVEL - self.level.min(CELL_LEVEL));
        let first = morton(self.x, self.y) << shift;
        first..=first + (1_i64 << shift) - 1
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the tiles there are, and a float cast saturates"
)]
fn index(value: f64, count: f64) -> u32 {
    value.floor().clamp(0.0, count - 1.0) as u32
}

/// The number of the [`CELL_LEVEL`] tile of a position: neighbours mostly have near numbers.
pub fn cell(position: Position) -> i64 {
    let tile = Tile::at(position, CELL_LEVEL);
    morton(tile.x, tile.y)
}

/// The tile of a stored cell number.
pub fn tile_of(cell: i64) -> Tile {
    let bits = cell.cast_unsigned();
    Tile {
        level: CELL_LEVEL,
        x: gather(bits),
        y: gather(bits >> 1),
    }
}

/// Bits of `x` and `y` in turns, `x` lowest.
fn morton(x: u32, y: u32) -> i64 {
    (spread(x) | (spread(y) << 1)).cast_signed()
}

fn spread(value: u32) -> u64 {
    let steps = [
        (16, 0x0000_FFFF_0000_FFFF),
        (8, 0x00FF_00FF_00FF_00FF),
        (4, 0x0F0F_0F0F_0F0F_0F0F),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ];
    steps.iter().fold(u64::from(value), |v, (shift, mask)| {
        (v | (v << shift)) & mask
    })
}

fn gather(value: u64) -> u32 {
    let steps = [
        (1, 0x3333_3333_3333_3333),
        (2, 0x0F0F_0F0F_0F0F_0F0F),
        (4, 0x00FF_00FF_00FF_00FF),
        (8, 0x0000_FFFF_0000_FFFF),
        (16, 0x0000_0000_FFFF_FFFF),
    ];
    let packed = steps
        .iter()
        .fold(value & 0x5555_5555_5555_5555, |v, (shift, mask)| {
            (v | (v >> shift)) & mask
        });
    u32::try_from(packed).unwrap_or(u32::MAX)
}

/// The tiles of a level that a viewport touches: columns and rows.
pub fn tile_span(bounds: &Bounds, level: u8) -> (RangeInclusive<u32>, RangeInclusive<u32>) {
    let north_west = Tile::at(
        Position {
            lat: bounds.north,
            lng: bounds.west,
        },
        level,
    );
    let south_east = Tile::at(
        Position {
            lat: bounds.south,
            lng: bounds.east,
        },
        level,
    );
    (north_west.x..=south_east.x, north_west.y..=south_east.y)
}

/// How many tiles of a level a viewport touches.
pub fn tile_count(bounds: &Bounds, level: u8) -> u64 {
    let (x, y) = tile_span(bounds, level);
    let len = |range: RangeInclusive<u32>| u64::from(range.end() - range.start()) + 1;
    len(x) * len(y)
}

/// Ranges of stored cells that cover a viewport: the deepest level that needs at most `max` tiles,
/// neighbouring ranges joined. They cover a little more than the viewport, never less.
pub fn cell_ranges(bounds: &Bounds, max: u64) -> Vec<RangeInclusive<i64>> {
    let level = (0..=CELL_LEVEL)
        .rev()
        .find(|level| tile_count(bounds, *level) <= max)
        .unwrap_or(0);
    let (xs, ys) = tile_span(bounds, level);
    let mut ranges: Vec<_> = ys
        .flat_map(|y| xs.clone().map(move |x| Tile { level, x, y }.cells()))
        .collect();
    ranges.sort_unstable_by_key(|range| *range.start());
    let mut joined: Vec<RangeInclusive<i64>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if *last.end() + 1 == *range.start() => *last = *last.start()..=*range.end(),
            _ => joined.push(range),
        }
    }
    joined
}

/// Whether a position lies in a ring of `[lng, lat]` corners (even-odd rule). The ring may or may
/// not repeat its first corner; fewer than three corners hold nothing.
pub fn in_ring(ring: &[[f64; 2]], position: Position) -> bool {
    let mut inside = false;
    for (n, a) in ring.iter().enumerate() {
        let b = &ring[(n + 1) % ring.len()];
        let ([ax, ay], [bx, by]) = (*a, *b);
        let crosses = (ay > position.lat) != (by > position.lat);
        if crosses && position.lng < (bx - ax) * (position.lat - ay) / (by - ay) + ax {
            inside = !inside;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lat: f64, lng: f64) -> Position {
        Position { lat, lng }
    }

    #[test]
    fn a_known_tile() {
        // Worked out by hand from the definition: 0° lies on the border of the four quarters.
        assert_eq!(
            Tile::at(at(0.0, 0.0), 1),
            Tile {
                level: 1,
                x: 1,
                y: 1
            }
        );
        assert_eq!(
            Tile::at(at(85.0, -180.0), 4),
            Tile {
                level: 4,
                x: 0,
                y: 0
            }
        );
        assert_eq!(
            Tile::at(at(31.2304, 121.4737), 10),
            Tile {
                level: 10,
                x: 857,
                y: 418
            }
        );
    }

    #[test]
    fn a_ring_holds_its_middle_and_not_its_notch() {
        let ring = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, 1.0], [0.0, 4.0]];
        assert!(in_ring(&ring, at(0.5, 2.0)));
        assert!(!in_ring(&ring, at(3.0, 2.0)));
        assert!(!in_ring(&ring, at(-1.0, 2.0)));
        assert!(!in_ring(&[], at(0.0, 0.0)));
    }

    fn anywhere() -> impl Strategy<Value = Position> {
        (-85.0..85.0_f64, -179.99..179.99_f64).prop_map(|(lat, lng)| at(lat, lng))
    }

    proptest! {
        #[test]
        fn a_cell_leads_back_to_its_place(p in anywhere()) {
            let tile = tile_of(cell(p));
            prop_assert_eq!(tile, Tile::at(p, CELL_LEVEL));
            let b = tile.bounds();
            let near = |a: f64, b: f64| (a - b).abs() < 1e-5;
            prop_assert!(near(b.south, p.lat) && near(b.west, p.lng));
        }

        #[test]
        fn a_tile_holds_the_cells_of_its_points(p in anywhere(), level in 0_u8..=26) {
            let tile = Tile::at(p, level);
            prop_assert!(tile.cells().contains(&cell(p)));
            prop_assert_eq!(Tile::at(p, CELL_LEVEL).parent(level), tile);
        }

        #[test]
        fn ranges_cover_the_viewport(p in anywhere(), dlat in 0.0..2.0_f64, dlng in 0.0..2.0_f64, u in 0.0..1.0_f64, v in 0.0..1.0_f64) {
            let bounds = Bounds { south: p.lat, west: p.lng, north: (p.lat + dlat).min(85.0), east: (p.lng + dlng).min(180.0) };
            let inside = at(bounds.south + (bounds.north - bounds.south) * u, bounds.west + (bounds.east - bounds.west) * v);
            let ranges = cell_ranges(&bounds, 64);
            prop_assert!(ranges.len() <= 64);
            prop_assert!(ranges.iter().any(|range| range.contains(&cell(inside))));
        }
    }
}
