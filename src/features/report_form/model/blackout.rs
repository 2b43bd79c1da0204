//! Rectangles to black out on a photo, drawn by finger or set with buttons. All numbers are
//! fractions of the photo's width and height, so that they hold on every screen.

/// Smallest edge: smaller ones can neither be seen nor touched.
const EDGE_MIN: f64 = 0.04;
/// What one press of a button or an arrow key does.
const STEP: f64 = 0.03;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nudge {
    Left,
    Right,
    Up,
    Down,
    Wider,
    Narrower,
    Taller,
    Flatter,
}

impl Nudge {
    /// Arrow keys move; with Shift they change the size.
    pub fn from_key(key: &str, shift: bool) -> Option<Self> {
        Some(match (key, shift) {
            ("ArrowLeft", false) => Self::Left,
            ("ArrowRight", false) => Self::Right,
            ("ArrowUp", false) => Self::Up,
            ("ArrowDown", false) => Self::Down,
            ("ArrowRight", true) => Self::Wider,
            ("ArrowLeft", true) => Self::Narrower,
            ("ArrowDown", true) => Self::Taller,
            ("ArrowUp", true) => Self::Flatter,
            _ => return None,
        })
    }
}

impl Rect {
    /// The one to start from with buttons: in the middle.
    pub const MIDDLE: Self = Self {
        x: 0.35,
        y: 0.4,
        w: 0.3,
        h: 0.2,
    };

    /// Spanned by a drag between two points, which may leave the photo.
    pub fn spanned(a: (f64, f64), b: (f64, f64)) -> Self {
        let clamp = |v: f64| {
            if v.is_finite() {
                v.clamp(0.0, 1.0)
            } else {
                0.0
            }
        };
        let (ax, ay, bx, by) = (clamp(a.0), clamp(a.1), clamp(b.0), clamp(b.1));
        Self {
            x: ax.min(bx),
            y: ay.min(by),
            w: (ax - bx).abs(),
            h: (ay - by).abs(),
        }
    }

    /// A tap that slipped is no rectangle.
    pub fn is_meant(&self) -> bool {
        self.w >= EDGE_MIN && self.h >= EDGE_MIN
    }

    /// The corner across from the one nearest to `at`, from which a drag there spans it anew; none when
    /// no corner is within `reach`.
    pub fn grabbed(self, at: (f64, f64), reach: (f64, f64)) -> Option<(f64, f64)> {
        let (left, top, right, bottom) = (self.x, self.y, self.x + self.w, self.y + self.h);
        let corners = [
            ((left, top), (right, bottom)),
            ((right, top), (left, bottom)),
            ((left, bottom), (right, top)),
            ((right, bottom), (left, top)),
        ];
        // In parts of the reach: on a low box several corners are within it, and spanning from the wrong one
        // would uncover what was black.
        let away = |corner: (f64, f64)| {
            let (x, y) = ((at.0 - corner.0) / reach.0, (at.1 - corner.1) / reach.1);
            (x.abs().max(y.abs()), x.hypot(y))
        };
        let near = corners
            .into_iter()
            .filter(|(corner, _)| away(*corner).0 <= 1.0);
        let nearest = near.min_by(|(a, _), (b, _)| away(*a).1.total_cmp(&away(*b).1));
        nearest.map(|(_, opposite)| opposite)
    }

    pub fn contains(&self, (x, y): (f64, f64)) -> bool {
        (self.x..=self.x + self.w).contains(&x) && (self.y..=self.y + self.h).contains(&y)
    }

    /// By so much to the right and down, but not out of the photo.
    #[must_use]
    pub fn carried(self, right: f64, down: f64) -> Self {
        Self {
            x: (self.x + right).clamp(0.0, 1.0 - self.w),
            y: (self.y + down).clamp(0.0, 1.0 - self.h),
            ..self
        }
    }

    pub fn nudged(self, nudge: Nudge) -> Self {
        let mut rect = self;
        match nudge {
            Nudge::Left => rect.x -= STEP,
            Nudge::Right => rect.x += STEP,
            Nudge::Up => rect.y -= STEP,
            Nudge::Down => rect.y += STEP,
            Nudge::Wider => rect.w += STEP,
            Nudge::Narrower => rect.w -= STEP,
            Nudge::Taller => rect.h += STEP,
            Nudge::Flatter => rect.h -= STEP,
        }
        rect.w = rect.w.clamp(EDGE_MIN, 1.0);
        rect.h = rect.h.clamp(EDGE_MIN, 1.0);
        rect.x = rect.x.clamp(0.0, 1.0 - rect.w);
        rect.y = rect.y.clamp(0.0, 1.0 - rect.h);
        rect
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_drag_in_any_direction_spans_the_same() {
        let rect = Rect::spanned((0.2, 0.3), (0.6, 0.9));
        assert_eq!(rect, Rect::spanned((0.6, 0.9), (0.2, 0.3)));
        assert_eq!(rect, Rect::spanned((0.2, 0.9), (0.6, 0.3)));
        assert!(rect.is_meant());
        assert!(!Rect::spanned((0.5, 0.5), (0.51, 0.5)).is_meant());
    }

    #[test]
    fn a_corner_is_dragged_from_the_one_across() {
        let rect = Rect::spanned((0.2, 0.3), (0.6, 0.9));
        let reach = (0.1, 0.05);
        assert_eq!(rect.grabbed((0.55, 0.92), reach), Some((0.2, 0.3)));
        let (right, bottom) = (rect.x + rect.w, rect.y + rect.h);
        assert_eq!(rect.grabbed((0.25, 0.28), reach), Some((right, bottom)));
        assert_eq!(rect.grabbed((0.4, 0.6), reach), None, "in the middle");
        assert_eq!(rect.grabbed((0.6, 0.8), reach), None, "too far");
    }

    #[test]
    fn on_a_low_box_the_nearest_corner_is_dragged() {
        let plate = Rect::spanned((0.4, 0.5), (0.6, 0.54));
        let reach = (0.056, 0.056);
        let opposite = plate.grabbed((0.6, 0.541), reach);
        assert_eq!(opposite, Some((plate.x, plate.y)), "the upper edge stays");
    }

    #[test]
    fn shift_changes_the_size() {
        assert_eq!(Nudge::from_key("ArrowUp", false), Some(Nudge::Up));
        assert_eq!(Nudge::from_key("ArrowUp", true), Some(Nudge::Flatter));
        assert_eq!(Nudge::from_key("a", false), None);
    }

    fn nudges() -> impl Strategy<Value = Nudge> {
        prop_oneof![
            Just(Nudge::Left),
            Just(Nudge::Right),
            Just(Nudge::Up),
            Just(Nudge::Down),
            Just(Nudge::Wider),
            Just(Nudge::Narrower),
            Just(Nudge::Taller),
            Just(Nudge::Flatter),
        ]
    }

    proptest! {
        #[test]
        fn no_sequence_of_nudges_leaves_the_photo(list in prop::collection::vec(nudges(), 0..200)) {
            let end = list.into_iter().fold(Rect::MIDDLE, Rect::nudged);
            prop_assert!(end.x >= 0.0 && end.y >= 0.0);
            prop_assert!(end.x + end.w <= 1.0 + 1e-9 && end.y + end.h <= 1.0 + 1e-9);
            prop_assert!(end.is_meant());
        }

        #[test]
        fn a_drag_outside_the_photo_stays_inside(ax: f64, ay: f64, bx: f64, by: f64) {
            let rect = Rect::spanned((ax, ay), (bx, by));
            prop_assert!(rect.x >= 0.0 && rect.x + rect.w <= 1.0 + 1e-9);
            prop_assert!(rect.y >= 0.0 && rect.y + rect.h <= 1.0 + 1e-9);
        }
    }
}
