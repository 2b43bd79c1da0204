//! Where a map will look before its code is here, so that what is there can be asked for meanwhile.

use super::{Extent, MovedBy, Viewport};

/// Pixels of the whole world at zoom 0.
const WORLD_PX: f64 = 256.0;
/// What a phone's page and `fitting` in `public/map/linli-map.js` leave free, width and height.
const MARGIN_PX: (f64, f64) = (98.0, 16.0);

/// Part of the window's height that a map has that fills its page.
const PAGE_PART: f64 = 0.7;

/// The whole of `bounds` on a page of so many pixels. `boot.js` asks for the same while the app is still coming;
/// where a map turns out to have another zoom, it is asked again.
pub fn whole(bounds: Extent, (width, height): (f64, f64)) -> Viewport {
    let lat = f64::midpoint(bounds.south, bounds.north);
    // Degrees of latitude stretch with it (Web Mercator, EPSG:3857), and a community is small.
    let stretched = (bounds.north - bounds.south) / lat.to_radians().cos();
    let wide = (width - MARGIN_PX.0) / (bounds.east - bounds.west);
    let high = (height * PAGE_PART - MARGIN_PX.1) / stretched;
    Viewport {
        by: MovedBy::App,
        bounds,
        zoom: (wide.min(high) * 360.0 / WORLD_PX).log2().floor(),
        lat,
        lng: f64::midpoint(bounds.west, bounds.east),
    }
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
    fn the_narrower_side_decides() {
        let phone = whole(VILLAGE, (360.0, 740.0)).zoom;
        assert!((phone - 14.0).abs() < 1e-9, "{phone}");
        assert!((whole(VILLAGE, (1280.0, 1280.0)).zoom - 15.0).abs() < 1e-9);
        assert!(whole(VILLAGE, (360.0, 200.0)).zoom < phone);
    }

    #[test]
    fn the_page_before_the_app_asks_the_same() {
        let boot = include_str!("../../../public/boot.js");
        for number in [MARGIN_PX.0, MARGIN_PX.1, PAGE_PART, WORLD_PX] {
            assert!(boot.contains(&format!(" {number}")), "{number}");
        }
    }

    #[test]
    fn a_view_around_it_asks_for_nothing_new_and_a_persons_own_does() {
        let asked = whole(VILLAGE, (360.0, 740.0));
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
