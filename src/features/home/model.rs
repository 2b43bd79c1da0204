//! The first page's words that depend on numbers.

use crate::i18n::{home as key, number, t, tf};
use contract::home::AroundScope;

/// How many of my matters are open.
pub fn open_words(open: usize) -> String {
    match open {
        0 => t(key::PROGRESS_NONE).to_owned(),
        n => tf(key::PROGRESS_N, &[&number(n as i64)]),
    }
}

pub fn duty_words(open: bool) -> &'static str {
    t(if open {
        key::DUTY_OPEN
    } else {
        key::DUTY_CLOSED
    })
}

pub fn scope_title(scope: AroundScope) -> &'static str {
    t(match scope {
        AroundScope::Building => key::AROUND_BUILDING,
        AroundScope::Grid => key::AROUND_GRID,
        AroundScope::Community => key::AROUND_COMMUNITY,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_matters_are_counted_in_words() {
        assert_eq!(open_words(0), t(key::PROGRESS_NONE));
        assert!(open_words(3).contains('3'));
    }

    #[test]
    fn every_scope_has_its_own_title() {
        let titles = [
            AroundScope::Building,
            AroundScope::Grid,
            AroundScope::Community,
        ]
        .map(scope_title);
        assert!(titles[0] != titles[1] && titles[1] != titles[2]);
    }
}
