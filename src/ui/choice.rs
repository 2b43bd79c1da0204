//! One of several, all in sight. Instead of drop-downs and wheels, which are hard to read and to hit.

use super::Text;
use super::announce::next_id;
use super::field::{FieldNotes, describedby};
use super::icon::Icon;
use leptos::prelude::*;

/// One possible answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the signal holds when this is chosen.
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    pub icon: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            icon: None,
        }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    #[must_use]
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
        self.icon = Some(icon.into());
        self
    }
}

/// How a group of choices lies on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Laid {
    /// One under the other.
    #[default]
    Rows,
    /// As pictures in columns.
    Tiles,
    /// One after the other, for short words among other questions.
    Chips,
}

impl Laid {
    const fn class(self) -> &'static str {
        match self {
            Self::Rows => "l-choices",
            Self::Tiles => "l-choices l-choices--tiles",
            Self::Chips => "l-choices l-choices--chips",
        }
    }
}

/// A group of choices; `value` is empty while nothing is chosen.
#[component]
pub fn Choices(
    #[prop(into)] label: Text,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    value: RwSignal<String>,
    #[prop(optional)] laid: Laid,
    #[prop(optional, into)] hint: Option<Text>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let id = next_id("choices");
    let name = id.clone();
    let notes = describedby(&id, hint, error);
    let each = move |choice: Choice| option(&name, choice, value, error);
    view! {
        <fieldset
            class=laid.class()
            class:l-field--wrong=move || error.with(Option::is_some)
            aria-describedby=notes
        >
            <legend class="l-field__label">{move || label.get()}</legend>
            <FieldNotes id hint error/>
            <div class="l-choices__list">
                {move || choices.get().into_iter().map(&each).collect_view()}
            </div>
        </fieldset>
    }
}

fn option(
    name: &str,
    choice: Choice,
    value: RwSignal<String>,
    error: Signal<Option<String>>,
) -> AnyView {
    let Choice {
        value: own,
        label,
        hint,
        icon,
    } = choice;
    let (mine, chosen) = (own.clone(), own);
    view! {
        <label class="l-choice">
            <input
                class="l-choice__input"
                type="radio"
                name=name.to_owned()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:checked=move || value.with(|value| *value == mine)
                on:change=move |_| value.set(chosen.clone())
            />
            {icon.map(|name| view! { <span class="l-choice__icon"><Icon name/></span> })}
            <span class="l-choice__words">
                <span class="l-choice__label">{label}</span>
                {hint.map(|hint| view! { <span class="l-choice__hint">{hint}</span> })}
            </span>
            <span class="l-choice__mark" aria-hidden="true"></span>
        </label>
    }
    .into_any()
}

/// Any number of several, each on or off by itself, as chips: their words and whether they are on.
#[component]
pub fn Ticks(#[prop(into)] label: Text, choices: Vec<(String, RwSignal<bool>)>) -> impl IntoView {
    let each = |(label, on): (String, RwSignal<bool>)| {
        view! {
            <label class="l-choice">
                <input
                    class="l-choice__input"
                    type="checkbox"
                    prop:checked=move || on.get()
                    on:change:target=move |event| on.set(event.target().checked())
                />
                <span class="l-choice__words"><span class="l-choice__label">{label}</span></span>
                <span class="l-choice__mark" aria-hidden="true"></span>
            </label>
        }
    };
    view! {
        <fieldset class="l-choices l-choices--chips">
            <legend class="l-field__label">{move || label.get()}</legend>
            <div class="l-choices__list">{choices.into_iter().map(each).collect_view()}</div>
        </fieldset>
    }
}
