//! The way through the form of a report: its pages, the questions on them, and how many steps there are
//! for whom. Signing in is the last step of who has not signed in yet.

use crate::i18n::{Key, report};
use crate::paths;
use crate::state::drafts::model::Step;
use crate::state::preferences::{Mode, Preferences};
use crate::state::session::Session;

/// The questions of the first page by the number that `?q=` names them with.
pub const PHOTOS: usize = 0;
pub const WORDS: usize = 1;
pub const CATEGORY: usize = 2;

/// On the page of the place: the first report nearby that may be the same one. Those after it are asked
/// about by the numbers behind.
pub const SEEN: usize = 2;
/// More reports nearby than this hold up whoever has something new to say.
pub const SEEN_MAX: usize = 2;

const STEPS: [Step; 3] = [Step::What, Step::Where, Step::Check];

/// Questions on the page of a step; 长辈版 asks one at a time.
pub const fn questions(step: Step) -> usize {
    match step {
        Step::What => 3,
        Step::Where => SEEN + SEEN_MAX,
        Step::Check => 2,
    }
}

/// How many steps those questions are. How many there are never changes on the way: what not everybody
/// is asked for, the category and the reports nearby, belongs to the question before.
const fn counted(step: Step) -> usize {
    match step {
        Step::What => CATEGORY,
        Step::Where => SEEN,
        Step::Check => questions(step),
    }
}

pub const fn path(step: Step) -> &'static str {
    match step {
        Step::What => paths::REPORT_WHAT,
        Step::Where => paths::REPORT_WHERE,
        Step::Check => paths::REPORT_CHECK,
    }
}

/// What a step is about.
pub const fn label(step: Step) -> Key {
    match step {
        Step::What => report::STEP_WHAT,
        Step::Where => report::STEP_WHERE,
        Step::Check => report::STEP_CHECK,
    }
}

/// Who goes the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    pub mode: Mode,
    /// Not known counts as no: nobody shall meet a step that was not announced.
    pub signed_in: bool,
}

impl Walk {
    /// Reactive.
    pub fn now(preferences: Preferences, session: Session) -> Self {
        Self {
            mode: preferences.mode(),
            signed_in: session.is_signed_in(),
        }
    }

    const fn steps_on(self, step: Step) -> usize {
        match self.mode {
            Mode::Standard => 1,
            Mode::Elder => counted(step),
        }
    }

    fn of(self) -> usize {
        let pages: usize = STEPS.into_iter().map(|step| self.steps_on(step)).sum();
        pages + usize::from(!self.signed_in)
    }

    /// Which step of how many is in sight, from 1; `question` is that of its page, from 0.
    pub fn at(self, step: Step, question: usize) -> (u8, u8) {
        let before = STEPS.into_iter().take_while(|earlier| *earlier < step);
        let before: usize = before.map(|step| self.steps_on(step)).sum();
        let here = question.min(self.steps_on(step) - 1) + 1;
        small(before + here, self.of())
    }

    /// Where somebody is who signs in to send.
    pub fn signing_in(mode: Mode) -> (u8, u8) {
        let signed_in = false;
        let last = Self { mode, signed_in }.of();
        small(last, last)
    }
}

fn small(at: usize, of: usize) -> (u8, u8) {
    let small = |n| u8::try_from(n).unwrap_or(u8::MAX);
    (small(at), small(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(walk: Walk) -> Vec<(u8, u8)> {
        let each = |step| (0..questions(step)).map(move |question| walk.at(step, question));
        STEPS.into_iter().flat_map(each).collect()
    }

    #[test]
    fn how_many_steps_there_are_never_changes_on_the_way() {
        let (mode, signed_in) = (Mode::Elder, true);
        let numbers = all(Walk { mode, signed_in });
        let at: Vec<u8> = numbers.iter().map(|(at, _)| *at).collect();
        assert_eq!(at, [1, 2, 2, 3, 4, 4, 4, 5, 6]);
        assert!(numbers.iter().all(|(_, of)| *of == 6));
        let mode = Mode::Standard;
        let numbers = all(Walk { mode, signed_in });
        assert_eq!(numbers, [1, 1, 1, 2, 2, 2, 2, 3, 3].map(|at| (at, 3)));
    }

    #[test]
    fn signing_in_is_the_last_step_and_the_bar_is_full_only_there() {
        for mode in [Mode::Standard, Mode::Elder] {
            let signed_in = false;
            let (last, of) = Walk::signing_in(mode);
            assert_eq!(last, of);
            let before = all(Walk { mode, signed_in });
            assert_eq!(before.last(), Some(&(last - 1, of)));
        }
    }

    /// `index.html` shows the first step before the app is there; most who see it have not signed in.
    #[test]
    fn the_page_before_the_app_counts_as_the_app_does() {
        let (mode, signed_in) = (Mode::Standard, false);
        let (at, of) = Walk { mode, signed_in }.at(Step::What, 0);
        let html = include_str!("../../index.html");
        assert!(html.contains(&format!("{{{{common.step_of|{at}|{of}}}}}")));
        let bars = html.matches("class=\"l-stepper__bar").count()
            - html.matches("class=\"l-stepper__bars").count();
        assert_eq!(bars, usize::from(of));
    }
}
