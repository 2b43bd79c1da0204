//! Drawn pictures: the neighbourhood, and what an empty or broken page shows. They take their
//! colours from the theme and are decoration only.

use super::Text;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Houses, trees and a rising sun: the community itself.
    Neighbourhood,
    /// Nothing here yet.
    Empty,
    /// Done.
    Done,
    /// Something went wrong.
    Trouble,
}

impl Picture {
    pub const ALL: [Self; 4] = [Self::Neighbourhood, Self::Empty, Self::Done, Self::Trouble];

    const fn name(self) -> &'static str {
        match self {
            Self::Neighbourhood => "neighbourhood",
            Self::Empty => "empty",
            Self::Done => "done",
            Self::Trouble => "trouble",
        }
    }

    /// Width and height of the drawing.
    const fn size(self) -> (u32, u32) {
        match self {
            Self::Neighbourhood => (400, 120),
            Self::Empty | Self::Done | Self::Trouble => (160, 120),
        }
    }
}

/// The drawing itself, a symbol of `src/ui/pictures.svg`, which `index.html` holds.
pub fn picture(which: Picture) -> AnyView {
    let (width, height) = which.size();
    view! {
        <svg class="l-picture" viewBox=format!("0 0 {width} {height}") width=width height=height aria-hidden="true" focusable="false">
            <use href=format!("#picture-{}", which.name())></use>
        </svg>
    }
    .into_any()
}

/// Nothing to show: a picture, one sentence why, and what can be done.
#[component]
pub fn EmptyState(
    #[prop(into)] title: Text,
    #[prop(optional, into)] advice: Option<Text>,
    #[prop(default = Picture::Empty)] picture_of: Picture,
    /// One button or link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="l-state">
            {picture(picture_of)}
            <p class="l-state__title">{move || title.get()}</p>
            {advice.map(|advice| view! { <p class="l-state__advice">{move || advice.get()}</p> })}
            {children.map(|children| view! { <div class="l-state__actions">{children()}</div> })}
        </div>
    }
}
