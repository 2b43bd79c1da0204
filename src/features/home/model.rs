//! The first page's words that depend on numbers.

use crate::i18n::{home as key, number, t, tf};
use crate::shared::report_words::news_words;
use contract::home::AroundScope;

/// What I have not seen yet of my matters; else how many are late, or open.
pub fn progress_words(finished: i64, news: i64, late: usize, open: usize) -> String {
    news_words(finished, news).unwrap_or_else(|| match (late, open) {
        (0, 0) => t(key::PROGRESS_NONE).to_owned(),
        (0, open) => tf(key::PROGRESS_N, &[&number(open as i64)]),
        (late, _) => tf(key::PROGRESS_LATE, &[&number(late as i64)]),
    })
}

/// `always`: there is a number that is answered at any hour.
pub fn duty_words(open: bool, always: bool) -> &'static str {
    t(match (open, always) {
        (true, _) => key::DUTY_OPEN,
        (false, true) => key::DUTY_CLOSED,
        (false, false) => key::DUTY_CLOSED_ALL,
    })
}

pub fn scope_title(scope: AroundScope) -> &'static str {
    t(match scope {
        AroundScope::Building => key::AROUND_BUILDING,
        AroundScope::Grid => key::AROUND_GRID,
        AroundScope::Community | AroundScope::Other => key::AROUND_COMMUNITY,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_comes_before_what_is_open() {
        assert_eq!(progress_words(0, 0, 0, 0), t(key::PROGRESS_NONE));
        assert_eq!(progress_words(0, 0, 0, 3), "有3件正在办");
        assert_eq!(progress_words(0, 0, 1, 3), "有1件过了说好的时间，点开看");
        assert_eq!(progress_words(0, 1, 1, 3), "有1件有人回复了，点开看");
        assert_eq!(progress_words(1, 2, 0, 3), "有2件有人回复了，其中1件有结果");
        assert_eq!(progress_words(1, 1, 0, 3), "有1件有结果了，点开看");
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
