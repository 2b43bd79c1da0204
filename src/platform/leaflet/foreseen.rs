//! Where a map will look before its code is here, so that what is there can be asked for meanwhile.

use super::{Extent, MovedBy, Viewport};
use std::f64::consts::{FRAC_PI_4, TAU};

/// Pixels of the whole world at zoom 0.
const WORLD_PX: f64 = 256.0;
/// What `fitting` in `public/map/linli-map.js` leaves free, width and height.
const MARGIN_PX: (f64, f64) = (64.0, 16.0);

/// The whole of `bounds` on a map of so many pixels. The zoom is the map's own, or one beside it.
pub fn whole(bounds: Extent, width: f64, height: f64) -> Viewport {
    let wide = (bounds.east - bounds.west) / 360.0;
    let high = mercator(bounds.north) - mercator(bounds.south);
    let scale = ((width - MARGIN_PX.0) / wide).min((height - MARGIN_PX.1) / high) / WORLD_PX;
    Viewport {
        by: MovedBy::App,
        bounds,
        zoom: scale.log2().floor(),
        lat: f64::midpoint(bounds.south, bounds.north),
        lng: f64::midpoint(bounds.west, bounds.east),
    }
}

/// Part of the world's height (Web Mercator, EPSG:3857).
fn mercator(lat: f64) -> f64 {
    (FRAC_PI_4 + lat.to_radians() / 2.0).tan().ln() / TAU
}

impl Viewport {
    /// Whether what was asked for with `self` is also what is in `now`, where the app itself has put the map.
    pub fn answers(self, now: Self) -> bool {
        let (a, b) = (self.bounds, now.bounds);
        let inside =
            a.south >= b.south && a.north <= b.north && a.west >= b.west && a.east <= b.east;
        now.by == MovedBy::App && (self.zoom - now.zoom).abs() < f64::EPSILON && inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VILLAGE: Extent = Extent {
        south: 31.22,
        west: 121.43,
        north: 31.24,
        east: 121.45,
    };

    #[test]
    fn the_whole_world_fills_one_tile_at_zoom_0() {
        let world = Extent {
            south: -85.051_128,
            west: -180.0,
            north: 85.051_128,
            east: 180.0,
        };
        let seen = whole(world, WORLD_PX + MARGIN_PX.0 + 0.1, 1000.0);
        assert!(seen.zoom.abs() < 1e-9);
        assert!((whole(world, 2.0 * WORLD_PX + MARGIN_PX.0 + 0.1, 9000.0).zoom - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_narrower_side_decides() {
        let phone = whole(VILLAGE, 360.0, 560.0).zoom;
        assert!((phone - 14.0).abs() < 1e-9, "{phone}");
        assert!(whole(VILLAGE, 360.0, 100.0).zoom < phone);
    }

    #[test]
    fn a_view_around_it_asks_for_nothing_new_and_a_persons_own_does() {
        let asked = whole(VILLAGE, 360.0, 560.0);
        let mut now = asked;
        now.bounds.north += 0.01;
        assert!(asked.answers(now));
        assert!(!asked.answers(Viewport {
            by: MovedBy::Person,
            ..now
        }));
        assert!(!asked.answers(Viewport { zoom: 13.0, ..now }));
        now.bounds.west += 0.01;
        assert!(!asked.answers(now));
    }
}
