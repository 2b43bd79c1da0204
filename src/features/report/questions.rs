//! 长辈版 asks one question of a step at a time: which one is in sight, and the way on.

use crate::i18n::{report, t};
use crate::platform::{dom, page};
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

/// In 长辈版 a step asks one question at a time, `?q=` says which; otherwise all at once.
#[derive(Clone, Copy)]
pub struct Questions {
    count: usize,
    at: Memo<usize>,
    one_by_one: Signal<bool>,
}

impl Questions {
    pub fn new(count: usize) -> Self {
        let asked = question();
        let preferences = Preferences::get();
        Self {
            count,
            at: Memo::new(move |_| asked.get().min(count - 1)),
            one_by_one: Signal::derive(move || preferences.is_elder()),
        }
    }

    pub fn shows(self, question: usize) -> bool {
        !self.one_by_one.get() || self.at.get() == question
    }

    /// The question after the one in sight, where there is one on this page. Reactive.
    pub fn next_in_sight(self) -> Option<usize> {
        let after = self.at.get() + 1;
        (self.one_by_one.get() && after < self.count).then_some(after)
    }

    /// Nothing else is in sight. Reactive.
    pub fn shows_alone(self, question: usize) -> bool {
        self.one_by_one.get() && self.at.get() == question
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
    let next = || {
        view! { <Button label=t(report::NEXT) kind=Kind::Primary icon="arrow-right" wide=true/> }
    };
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
