//! Buttons, and links that look like buttons. A page has one primary one. A button that can not be
//! used now says why, and stays reachable for the keyboard so that the reason can be read.

use super::icon::Icon;
use super::{Text, announce::next_id};
use crate::i18n::{common, t};
use leptos::prelude::*;

/// How much a button calls for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The one thing to do on this page.
    Primary,
    #[default]
    Secondary,
    /// Beside a text, without a frame.
    Quiet,
    /// Deletes or withdraws: the last press, after the question. What opens the question is quieter.
    Danger,
}

impl Kind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "l-button l-button--primary",
            Self::Secondary => "l-button",
            Self::Quiet => "l-button l-button--quiet",
            Self::Danger => "l-button l-button--danger",
        }
    }
}

/// Without `on_press` it submits the form that it lies in. While `busy` it takes no second press.
#[component]
pub fn Button(
    #[prop(into)] label: Text,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] icon: Option<&'static str>,
    /// What it acts on, read out after the label but not shown: one `修改` of many in a list.
    #[prop(optional, into)]
    about: Option<String>,
    /// As wide as its column.
    #[prop(optional)]
    wide: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    /// Why it can not be used now; `None`: it can.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    #[prop(optional, into)] on_press: Option<UnsyncCallback<()>>,
) -> impl IntoView {
    let reason_id = next_id("why");
    let described = {
        let reason_id = reason_id.clone();
        move || blocked.with(Option::is_some).then(|| reason_id.clone())
    };
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() || blocked.with_untracked(Option::is_some) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if on_press.is_some() { "button" } else { "submit" }
            class=kind.class()
            class:l-button--wide=wide
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || blocked.with(Option::is_some).then_some("true")
            aria-describedby=described
            on:click=press
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="l-button__label">
                {move || if busy.get() { t(common::BUSY).to_owned() } else { label.get() }}
            </span>
            {about.map(|about| view! { <span class="l-visually-hidden">" "{about}</span> })}
        </button>
        {move || blocked.get().map(|why| view! { <p class="l-why" id=reason_id.clone()>{why}</p> })}
    }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn ButtonLink(
    #[prop(into)] label: Text,
    #[prop(into)] href: Text,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] icon: Option<&'static str>,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    view! {
        <a class=kind.class() class:l-button--wide=wide href=move || href.get()>
            {icon.map(|name| view! { <Icon name/> })}
            <span class="l-button__label">{move || label.get()}</span>
        </a>
    }
}
