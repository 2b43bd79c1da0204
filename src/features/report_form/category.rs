//! The category: suggested from the words with the word that decided, changeable, never compulsory.

use super::form::categories;
use crate::i18n::{local_text, report, t, tf};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{CategoryChoice, Draft};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::CategoryId;
use contract::community::Category;
use leptos::prelude::*;

const UNSURE: &str = "unsure";

#[component]
pub fn CategoryQuestion() -> impl IntoView {
    let drafts = Drafts::get();
    let session = Session::get();
    let list = Memo::new(move |_| categories(session));
    let counts = Memo::new(move |_| {
        list.with(|list| {
            drafts
                .open()
                .with(|draft| (marked(draft, list), because(draft, list)))
        })
    });
    let value = RwSignal::new(counts.get_untracked().0);
    // The tile that the words suggest is marked while nobody has chosen.
    Effect::watch(
        move || counts.with(|(marked, _)| marked.clone()),
        move |marked, _, _| {
            if value.with_untracked(|value| value != marked) {
                value.set(marked.clone());
            }
        },
        false,
    );
    Effect::watch(
        move || value.get(),
        move |chosen, _, _| {
            if counts.with_untracked(|(marked, _)| marked != chosen) {
                drafts.edit(|draft| draft.category = choice(chosen));
            }
        },
        false,
    );
    let choices = Signal::derive(move || {
        let tile = |category: &Category| {
            Choice::new(category.id.to_string(), local_text(&category.name))
                .icon(category.icon.clone())
        };
        let unsure = Choice::new(UNSURE, t(report::CATEGORY_NONE)).icon("circle-help");
        list.with(|list| list.iter().map(tile).chain([unsure]).collect::<Vec<_>>())
    });
    let hint = Signal::derive(move || match counts.get().1 {
        Some((word, name)) => tf(report::CATEGORY_BECAUSE, &[&word, &name]),
        None => t(report::CATEGORY_HINT).to_owned(),
    });
    view! { <Choices label=t(report::CATEGORY) choices=choices value=value laid=Laid::Tiles hint=hint/> }
}

fn marked(draft: &Draft, list: &[Category]) -> String {
    match (draft.category(list).0, draft.category) {
        (Some(id), _) => id.to_string(),
        (None, CategoryChoice::Unsure) => UNSURE.to_owned(),
        (None, _) => String::new(),
    }
}

/// The deciding word and the name of what it suggests.
fn because(draft: &Draft, list: &[Category]) -> Option<(String, String)> {
    let (id, word) = draft.category(list);
    let category = list.iter().find(|category| Some(category.id) == id)?;
    Some((word?, local_text(&category.name)))
}

fn choice(value: &str) -> CategoryChoice {
    match value.parse::<CategoryId>() {
        Ok(id) => CategoryChoice::Chosen(id),
        Err(_) => CategoryChoice::Unsure,
    }
}
