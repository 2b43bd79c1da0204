//! Whether a position belongs to a community, and to which of its grids.

use crate::geo;
use contract::GridId;
use contract::place::{Bounds, DEGREE_M, Position};

/// How far a building's point may be from a position taken inside it, metres.
pub const SAME_BUILDING_M: f64 = 80.0;
/// How far a pin may be from the building that is named with it, metres: across the yard of a large
/// estate. What is farther away is another place, and the report would carry a wrong name to it.
pub const NAMED_BUILDING_M: f64 = 300.0;
/// Drawn borders and pins are never better than this, metres.
const SLACK_M: f64 = 30.0;
/// A position that is worse than this is not believed to lie inside because it might, metres.
const MOST_SLACK_M: f64 = 100.0;

/// The border of one grid: a closed ring of `[lng, lat]`, empty when it was never drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRing {
    pub grid: GridId,
    pub ring: Vec<[f64; 2]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Located {
    /// In the community; without a grid where none is drawn.
    In(Option<GridId>),
    Outside,
}

/// The grid that holds the position, else the nearest one within the uncertainty of the
/// measurement. A community without drawn grids is its bounding box.
pub fn locate(
    position: Position,
    accuracy_m: Option<f64>,
    bounds: &Bounds,
    grids: &[GridRing],
) -> Located {
    let drawn: Vec<_> = grids.iter().filter(|grid| grid.ring.len() > 2).collect();
    if drawn.is_empty() {
        return if bounds.contains(&position) {
            Located::In(None)
        } else {
            Located::Outside
        };
    }
    if let Some(inside) = drawn.iter().find(|grid| geo::in_ring(&grid.ring, position)) {
        return Located::In(Some(inside.grid));
    }
    let slack = accuracy_m.unwrap_or(0.0).clamp(SLACK_M, MOST_SLACK_M);
    drawn
        .iter()
        .map(|grid| (distance_to_ring_m(&grid.ring, position), grid.grid))
        .filter(|(distance, _)| *distance <= slack)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(Located::Outside, |(_, grid)| Located::In(Some(grid)))
}

/// Whether a position and the building that is named with it can mean one place.
pub fn is_at(building: Position, position: Position, accuracy_m: Option<f64>) -> bool {
    let slack = accuracy_m.unwrap_or(0.0).clamp(0.0, MOST_SLACK_M);
    building.distance_m(&position) <= NAMED_BUILDING_M + slack
}

/// Metres to the nearest edge, on a plane that touches the globe at the position: exact enough
/// over the few hundred metres that matter here.
fn distance_to_ring_m(ring: &[[f64; 2]], position: Position) -> f64 {
    let shrink = position.lat.to_radians().cos();
    let plane = |[lng, lat]: [f64; 2]| {
        [
            (lng - position.lng) * DEGREE_M * shrink,
            (lat - position.lat) * DEGREE_M,
        ]
    };
    ring.iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(a, b)| origin_to_edge(plane(*a), plane(*b)))
        .fold(f64::INFINITY, f64::min)
}

fn origin_to_edge([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let squared = dx * dx + dy * dy;
    let along = if squared > 0.0 {
        (-(ax * dx + ay * dy) / squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (ax + along * dx).hypot(ay + along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_named_building_is_near() {
        let building = Position {
            lat: 31.0,
            lng: 121.0,
        };
        let north = |metres: f64| Position {
            lat: 31.0 + metres / DEGREE_M,
            ..building
        };
        for (metres, accuracy, near) in [
            (0.0, None, true),
            (290.0, None, true),
            (310.0, None, false),
            (310.0, Some(50.0), true),
            // However bad a measurement is, it does not reach across the quarter.
            (500.0, Some(1e308), false),
        ] {
            assert_eq!(is_at(building, north(metres), accuracy), near, "{metres}");
        }
    }

    fn square(grid: u128, west: f64, east: f64) -> GridRing {
        GridRing {
            grid: GridId(Uuid::from_u128(grid)),
            ring: vec![
                [west, 31.0],
                [east, 31.0],
                [east, 31.01],
                [west, 31.01],
                [west, 31.0],
            ],
        }
    }

    fn at(lng: f64, accuracy_m: Option<f64>) -> Located {
        let bounds = Bounds {
            south: 30.0,
            west: 120.0,
            north: 32.0,
            east: 122.0,
        };
        let grids = [square(1, 121.0, 121.01), square(2, 121.01, 121.02)];
        let position = Position { lat: 31.005, lng };
        locate(position, accuracy_m, &bounds, &grids)
    }

    fn grid(id: u128) -> Located {
        Located::In(Some(GridId(Uuid::from_u128(id))))
    }

    #[test]
    fn the_grid_around_the_position_wins() {
        assert_eq!(at(121.005, None), grid(1));
        assert_eq!(at(121.015, None), grid(2));
    }

    #[test]
    fn a_poor_measurement_near_the_border_still_counts() {
        // 0.0005 degrees of longitude are 48 m at this latitude.
        assert_eq!(at(121.0205, None), Located::Outside);
        assert_eq!(at(121.0205, Some(60.0)), grid(2));
        assert_eq!(at(121.05, Some(9_000.0)), Located::Outside);
    }

    #[test]
    fn without_drawn_grids_the_bounds_decide() {
        let bounds = Bounds {
            south: 31.0,
            west: 121.0,
            north: 31.1,
            east: 121.1,
        };
        let inside = Position {
            lat: 31.05,
            lng: 121.05,
        };
        let outside = Position {
            lat: 31.2,
            lng: 121.05,
        };
        assert_eq!(locate(inside, None, &bounds, &[]), Located::In(None));
        assert_eq!(locate(outside, None, &bounds, &[]), Located::Outside);
    }
}
