//! Where a map will look before its code is here, so that what is there can be asked for meanwhile.

use super::{Extent, MovedBy, Viewport};
use crate::platform::{dom, page};

/// Pixels of the whole world at zoom 0.
const WORLD_PX: f64 = 256.0;
/// What a phone's page and `fitting` in `public/map/linli-map.js` leave free beside a map that fills its page, and
/// above it, of the part of the window that it has. In 长辈版 the buttons stand below it.
const STANDARD: Share = Share {
    beside: 98.0,
    part: 0.7,
};
const ELDER: Share = Share {
    beside: 50.0,
    part: 0.33,
};
const ABOVE_PX: f64 = 16.0;

struct Share {
    beside: f64,
    part: f64,
}

/// What the browser shows a page in, CSS pixels.
#[derive(Clone, Copy)]
pub struct Window {
    pub width: f64,
    pub height: f64,
    pub elder: bool,
}

impl Window {
    pub fn now() -> Self {
        let (width, height) = page::size();
        Self {
            width,
            height,
            elder: dom::root("data-mode").as_deref() == Some("elder"),
        }
    }
}

/// The whole of `bounds` in a window. `boot.js` asks for the same while the app is still coming;
/// where a map turns out to have another zoom, it is asked again.
pub fn whole(bounds: Extent, window: Window) -> Viewport {
    let share = if window.elder { ELDER } else { STANDARD };
    let lat = f64::midpoint(bounds.south, bounds.north);
    // Degrees of latitude stretch with it (Web Mercator, EPSG:3857), and a community is small.
    let stretched = (bounds.north - bounds.south) / lat.to_radians().cos();
    let wide = (window.width - share.beside) / (bounds.east - bounds.west);
    let high = (window.height * share.part - ABOVE_PX) / stretched;
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

    fn window(width: f64, height: f64, elder: bool) -> Window {
        Window {
            width,
            height,
            elder,
        }
    }

    #[test]
    fn the_narrower_side_decides() {
        let zoom =
            |width, height, elder| whole(VILLAGE, window(width, height, elder)).zoom.round() as i32;
        assert_eq!(zoom(360.0, 740.0, false), 14);
        assert_eq!(zoom(1280.0, 1280.0, false), 15);
        assert_eq!(zoom(360.0, 200.0, false), 12);
        assert_eq!(zoom(360.0, 640.0, true), 13);
    }

    #[test]
    fn the_page_before_the_app_asks_the_same() {
        let boot = include_str!("../../../public/boot.js");
        let shares = [STANDARD, ELDER].map(|share| [share.beside, share.part]);
        for number in [ABOVE_PX, WORLD_PX].iter().chain(shares.as_flattened()) {
            assert!(boot.contains(&format!(" {number}")), "{number}");
        }
    }

    #[test]
    fn a_view_around_it_asks_for_nothing_new_and_a_persons_own_does() {
        let asked = whole(VILLAGE, window(360.0, 740.0, false));
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
