//! The first page's words that depend on numbers.

use crate::i18n::{home as key, number, t, tf};
use crate::shared::report_words::news_words;
use contract::home::AroundScope;

/// What I have not seen yet of my matters; else how many are open.
pub fn progress_words(finished: i64, news: i64, open: usize) -> String {
    news_words(finished, news).unwrap_or_else(|| match open {
        0 => t(key::PROGRESS_NONE).to_owned(),
        open => tf(key::PROGRESS_N, &[&number(open as i64)]),
    })
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
        AroundScope::Community | AroundScope::Other => key::AROUND_COMMUNITY,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_comes_before_what_is_open() {
        assert_eq!(progress_words(0, 0, 0), t(key::PROGRESS_NONE));
        assert_eq!(progress_words(0, 0, 3), "有3件正在办");
        assert_eq!(progress_words(0, 1, 3), "有1件有人回复了，点开看");
        assert_eq!(progress_words(1, 2, 3), "有1件有结果了，点开看");
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
