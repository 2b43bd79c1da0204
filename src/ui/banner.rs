//! A line across the page about its whole state: demonstration, no network, something restored.

use super::Tone;
use super::icon::Icon;
use leptos::prelude::*;

#[component]
pub fn Banner(
    #[prop(optional)] tone: Tone,
    icon: &'static str,
    /// Said at once, whatever else is being read.
    #[prop(optional)]
    alert: bool,
    /// Words, and at most one link or button.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("l-banner l-banner--{}", tone.class()) role=if alert { "alert" } else { "status" }>
            <Icon name=icon/>
            <div class="l-banner__words">{children()}</div>
        </div>
    }
}

/// The same, leading on: all of it is the link, because a word in a line is too small for a finger.
#[component]
pub fn BannerLink(
    #[prop(optional)] tone: Tone,
    icon: &'static str,
    #[prop(into)] href: String,
    /// Words, nothing to press.
    children: Children,
) -> impl IntoView {
    view! {
        <div role="status">
            <a class=format!("l-banner l-banner--link l-banner--{}", tone.class()) href=href>
                <Icon name=icon/>
                <span class="l-banner__words">{children()}</span>
            </a>
        </div>
    }
}
