//! What a page shows when something did not work: what happened, what to do, and a person to call.
//! It stays until the person acts; an error is never a message that vanishes.

use super::button::{Button, ButtonLink, Kind};
use super::phone_link::phone_link;
use super::picture::{Picture, picture};
use crate::i18n::{Key, common, t};
use leptos::prelude::*;
use std::rc::Rc;

/// What can be done about a failure.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    Retry,
    /// A page that helps: its name and address.
    Go(Key, String),
}

/// A failure in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    pub title: Key,
    pub advice: Key,
    pub remedy: Remedy,
}

impl Failure {
    pub fn retry(title: Key, advice: Key) -> Self {
        Self {
            title,
            advice,
            remedy: Remedy::Retry,
        }
    }
}

/// An error that can be said to a person.
pub trait Explain {
    fn explain(&self) -> Failure;
}

/// Whom to call. Provided by the shell.
#[derive(Clone, Copy)]
pub struct HelpPhone(pub Signal<Option<Callee>>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callee {
    pub label: String,
    /// As people read it.
    pub number: String,
    /// The address that dials it.
    pub href: String,
}

/// The picture, words and ways out for an error.
pub fn error_state(error: &impl Explain, retry: impl Fn() + 'static) -> AnyView {
    failure_view(error.explain(), Rc::new(retry))
}

fn failure_view(failure: Failure, retry: Rc<dyn Fn()>) -> AnyView {
    let remedy = match failure.remedy {
        Remedy::Retry => {
            let press = UnsyncCallback::new(move |()| retry());
            view! { <Button label=t(common::RETRY) kind=Kind::Primary icon="refresh-cw" on_press=press/> }.into_any()
        }
        Remedy::Go(label, href) => {
            view! { <ButtonLink label=t(label) href=href kind=Kind::Primary/> }.into_any()
        }
    };
    view! {
        <div class="l-state" role="alert">
            {picture(Picture::Trouble)}
            <h2 class="l-state__title">{t(failure.title)}</h2>
            <p class="l-state__advice">{t(failure.advice)}</p>
            <div class="l-state__actions">{remedy}</div>
            <CallNumber/>
        </div>
    }
    .into_any()
}

/// The number to call.
#[component]
pub fn CallNumber() -> impl IntoView {
    let phone = use_context::<HelpPhone>().map(|HelpPhone(phone)| phone);
    move || {
        let callee = phone.and_then(|phone| phone.get());
        callee.map(|callee| phone_link(callee, Vec::new()))
    }
}
