//! Step 1: what happened, in photos, words, and a category that nobody has to choose.

use super::category::CategoryQuestion;
use super::emergency::{Emergency, EmergencyLine};
use super::form::{StepPage, categories, field, per_draft};
use super::model::progress::asks_category;
use super::model::search;
use super::photos::Photos;
use super::questions::{Next, Question, Questions, ask, mended, show_first_error};
use crate::i18n::{number, report, t, tf};
use crate::paths;
use crate::platform::start;
use crate::shared::later::later;
use crate::shared::report_steps::{CATEGORY, PHOTOS, WORDS};
use crate::shared::words;
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{Step, Way};
use crate::state::places;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::limits::{REPORT_TEXT_MAX, REPORT_TEXT_MIN};
use contract::{FieldCode, FieldErrors};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

#[component]
pub fn WhatPage() -> impl IntoView {
    view! {
        <StepPage
            step=Step::What
            title=t(report::WHAT_TITLE)
            back=paths::HOME
        >
            {per_draft(|| view! { <What/> }.into_any())}
        </StepPage>
    }
}

#[component]
fn What() -> impl IntoView {
    let (drafts, session) = (Drafts::get(), Session::get());
    // The field is on the page in this very turn: no key can fall between the early one and it.
    spawn_local(async {
        start::ready();
        // The next step needs it, maybe in the lift: it is kept by then.
        drop(places::load().await);
    });
    let questions = Questions::new(Step::What);
    let tried = RwSignal::new(false);
    let text = field(|draft| draft.text.clone(), |draft, text| draft.text = text);
    let error = Signal::derive(move || {
        let errors = drafts.open().with(|draft| draft.what_errors());
        text_error(&errors, tried.get())
    });
    let ask = ask();
    let navigate = use_navigate();
    let there_are_some = Memo::new(move |_| !categories(session).is_empty());
    let mended = mended();
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let errors = drafts.open().with_untracked(|draft| draft.what_errors());
        let list = untrack(|| categories(session));
        let asks = drafts
            .open()
            .with_untracked(|draft| asks_category(draft, &list));
        if untrack(|| questions.is_mending()) {
            // What is missing elsewhere the check page says.
            if errors.0.is_empty() || !untrack(|| questions.shows(WORDS)) {
                mended();
            } else {
                tried.set(true);
                show_first_error();
            }
            return;
        }
        let after = questions.next();
        match after.filter(|question| asks || *question != CATEGORY) {
            Some(question) if question <= WORDS || errors.0.is_empty() => ask(question),
            None if errors.0.is_empty() => navigate(paths::REPORT_WHERE, Default::default()),
            _ => {
                tried.set(true);
                if questions.next().is_none() && !questions.shows(WORDS) {
                    ask(WORDS);
                }
                show_first_error();
            }
        }
    };
    view! {
        <form class="l-form" novalidate=true on:submit=next>
            <FacilityNote/>
            <Question all=questions number=PHOTOS>
                {move || questions.shows_alone(PHOTOS).then(|| view! { <p>{t(report::PHOTOS_NONE)}</p> })}
                <Photos/></Question>
            <Question all=questions number=WORDS>
                <TextArea
                    label=t(report::TEXT)
                    hint=text_hint()
                    value=text
                    max=REPORT_TEXT_MAX
                    error=error
                />
                <Emergency/>
                <EmergencyLine/>
            </Question>
            <Question all=questions number=CATEGORY>
                {move || there_are_some.get().then(|| later(|| view! { <CategoryQuestion/> }.into_any()))}
            </Question>
            <Next questions/>
        </form>
    }
}

/// In 长辈版 with how to get by without typing.
fn text_hint() -> Signal<String> {
    let preferences = Preferences::get();
    Signal::derive(move || {
        let hint = t(report::TEXT_HINT).to_owned();
        if preferences.is_elder() {
            [&hint, t(report::TEXT_SPEAK)].join(" ")
        } else {
            hint
        }
    })
}

/// Too much is said at once, too little only after the person wanted to go on.
fn text_error(errors: &FieldErrors, tried: bool) -> Option<String> {
    let wrong = errors.get("text")?;
    match wrong.code {
        FieldCode::TooLong => Some(words::field_error(wrong)),
        _ if !tried => None,
        FieldCode::TooShort => {
            let least = number(REPORT_TEXT_MIN as i64);
            Some(tf(report::TEXT_SHORT, &[&least]))
        }
        _ => Some(t(report::TEXT_OR_PHOTO).to_owned()),
    }
}

/// The place that a scanned label has filled in.
#[component]
fn FacilityNote() -> impl IntoView {
    let drafts = Drafts::get();
    let facility = Memo::new(move |_| {
        drafts.open().with(|draft| {
            draft
                .place
                .facility
                .filter(|_| draft.place.way == Some(Way::Facility))
        })
    });
    let name = move || {
        let id = facility.get()?;
        let known = places::kept()?;
        let facility = known.facilities.iter().find(|f| f.id == id)?;
        Some(search::facility_label(&known, facility))
    };
    move || {
        name().map(|name| {
            view! { <Banner tone=Tone::Green icon="map-pin">{tf(report::FACILITY_FILLED, &[&name])}</Banner> }
        })
    }
}
