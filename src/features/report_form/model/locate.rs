//! Waits for a good measurement of the position, but not for ever.

use crate::state::drafts::model::Fix;

/// Good enough to stop, metres: the width of one building.
pub const GOOD_M: f64 = 20.0;
/// Beyond this a circle says nothing about the place, metres.
pub const USELESS_M: f64 = 2_000.0;
/// How long to hope for a better one, milliseconds.
pub const PATIENCE_MS: i64 = 15_000;

/// Where the measuring stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Search {
    pub best: Option<Fix>,
    pub done: bool,
}

impl Search {
    /// Takes a measurement that arrived `elapsed_ms` after the start. Coordinates that no device
    /// can mean (0,0; not a number) are passed over.
    pub fn take(&mut self, fix: Fix, elapsed_ms: i64) {
        let sane = fix.position.is_plausible()
            && fix.accuracy_m.is_finite()
            && (0.0..=USELESS_M).contains(&fix.accuracy_m);
        if sane
            && self
                .best
                .is_none_or(|best| fix.accuracy_m < best.accuracy_m)
        {
            self.best = Some(fix);
        }
        self.tick(elapsed_ms);
    }

    /// Time went by.
    pub fn tick(&mut self, elapsed_ms: i64) {
        let good = self.best.is_some_and(|best| best.accuracy_m <= GOOD_M);
        self.done = self.done || good || elapsed_ms >= PATIENCE_MS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::place::Position;

    fn fix(lat: f64, accuracy_m: f64) -> Fix {
        Fix {
            position: Position { lat, lng: 121.0 },
            accuracy_m,
        }
    }

    #[test]
    fn waits_for_a_better_one_and_then_stops() {
        let mut search = Search::default();
        search.take(fix(31.0, 900.0), 500);
        assert!(!search.done);
        search.take(fix(31.1, 15.0), 2_000);
        assert!(search.done);
        assert_eq!(search.best, Some(fix(31.1, 15.0)));
    }

    #[test]
    fn patience_ends_with_the_best_so_far() {
        let mut search = Search::default();
        search.take(fix(31.0, 80.0), 100);
        search.take(fix(31.5, 200.0), 9_000);
        search.tick(PATIENCE_MS);
        assert_eq!((search.done, search.best), (true, Some(fix(31.0, 80.0))));
    }

    #[test]
    fn broken_measurements_are_passed_over() {
        let mut search = Search::default();
        search.take(fix(f64::NAN, 5.0), 0);
        search.take(fix(31.0, f64::INFINITY), 0);
        search.take(fix(31.0, 50_000.0), 0);
        let null_island = Fix {
            position: Position { lat: 0.0, lng: 0.0 },
            accuracy_m: 5.0,
        };
        search.take(null_island, 0);
        assert_eq!((search.best, search.done), (None, false));
    }
}
