//! 长辈版 asks one question of a step at a time: which one is in sight, and the way on.

use crate::i18n::{report, t};
use crate::paths;
use crate::platform::{clock, dom, page};
use crate::shared::report_steps;
use crate::state::drafts::model::Step;
use crate::state::preferences::Preferences;
use crate::ui::prelude::*;
use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// The question that the address names, from 0.
pub fn question() -> Memo<usize> {
    let query = use_query_map();
    Memo::new(move |_| {
        let asked = query.with(|query| query.get("q"));
        asked.and_then(|at| at.parse().ok()).unwrap_or(0)
    })
}

/// Whether one part is being mended: the check page leads here with `&fix=1`, and the way on leads back.
pub fn mending() -> Memo<bool> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get("fix").is_some()))
}

/// Whether somebody goes on here with what she had begun (`paths::resume`).
pub fn resuming() -> Memo<bool> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get("resume").is_some()))
}

/// The address of a part that is to be mended.
pub fn mend_at(page: &str, question: usize) -> String {
    format!("{page}?q={question}&fix=1")
}

/// One step back takes less than this, milliseconds; a second tap meanwhile would take another one.
const STEP_BACK_MS: i64 = 1_000;

/// Back to the check page after mending: to where the person looked before.
pub fn mended() -> impl Fn() + Clone {
    let navigate = use_navigate();
    let last = StoredValue::new(0_i64);
    move || {
        let now = clock::now().0;
        if now - last.get_value() < STEP_BACK_MS {
            return;
        }
        last.set_value(now);
        if !page::back() {
            let replace = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(paths::REPORT_CHECK, replace);
        }
    }
}

/// In 长辈版 a step asks one question at a time, `?q=` says which; otherwise all at once.
/// What is being mended stands alone in both.
#[derive(Clone, Copy)]
pub struct Questions {
    count: usize,
    at: Memo<usize>,
    one_by_one: Signal<bool>,
    mending: Memo<bool>,
}

impl Questions {
    pub fn new(step: Step) -> Self {
        let count = report_steps::questions(step);
        let asked = question();
        let preferences = Preferences::get();
        let mending = mending();
        Self {
            count,
            at: Memo::new(move |_| asked.get().min(count - 1)),
            one_by_one: Signal::derive(move || preferences.is_elder() || mending.get()),
            mending,
        }
    }

    /// The questions are about one thing: whoever mends it sees them all.
    pub fn mended_together(self) -> Self {
        let Self {
            one_by_one,
            mending,
            ..
        } = self;
        Self {
            one_by_one: Signal::derive(move || one_by_one.get() && !mending.get()),
            ..self
        }
    }

    /// Reactive.
    pub fn is_mending(self) -> bool {
        self.mending.get()
    }

    pub fn shows(self, question: usize) -> bool {
        !self.one_by_one.get() || self.at.get() == question
    }

    /// The question after the one in sight, where there is one on this page. Reactive.
    pub fn next_in_sight(self) -> Option<usize> {
        let after = self.at.get() + 1;
        let more = self.one_by_one.get() && !self.mending.get() && after < self.count;
        more.then_some(after)
    }

    /// Nothing else is in sight, on the way through the form. Reactive.
    pub fn shows_alone(self, question: usize) -> bool {
        self.alone() == Some(question)
    }

    /// The question in sight, where questions are asked one at a time on the way through the form. Reactive.
    pub fn alone(self) -> Option<usize> {
        let alone = self.one_by_one.get() && !self.mending.get();
        alone.then(|| self.at.get())
    }

    /// As [`Self::next_in_sight`], asked once.
    pub fn next(self) -> Option<usize> {
        untrack(|| self.next_in_sight())
    }
}

/// The way on to the next question or page. A new button for each question: the second tap of an
/// unsteady finger then hits another one, and is not taken (`platform::events`).
#[component]
pub fn Next(questions: Questions) -> impl IntoView {
    let label = Signal::derive(move || {
        let words = if questions.is_mending() {
            report::MENDED
        } else {
            report::NEXT
        };
        t(words).to_owned()
    });
    let next =
        move || view! { <Button label=label kind=Kind::Primary icon="arrow-right" wide=true/> };
    // A view of the other side is never made from the nodes of this one.
    let button = move || match questions.at.get() % 2 {
        0 => Either::Left(next()),
        _ => Either::Right(next()),
    };
    view! { <div class="l-form__next">{button}</div> }
}

/// One question of a step.
#[component]
pub fn Question(all: Questions, number: usize, children: Children) -> impl IntoView {
    view! { <div class="l-form__question" hidden=move || !all.shows(number)>{children()}</div> }
}

/// Goes to another question of the same page.
pub fn ask() -> impl Fn(usize) + Clone {
    let navigate = use_navigate();
    let path = use_location().pathname;
    move |question| {
        let to = format!("{}?q={question}", path.get_untracked());
        navigate(&to, NavigateOptions::default());
        page::scroll_to_top();
        dom::focus("page-title");
    }
}

/// Shows and focuses the first wrong field.
pub fn show_first_error() {
    spawn_local(async {
        dom::focus_first_invalid().await;
    });
}
