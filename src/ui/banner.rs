//! A line across the page about its whole state: demonstration, no network, something restored.

use super::Tone;
use super::icon::Icon;
use leptos::prelude::*;

#[component]
pub fn Banner(
    #[prop(optional)] tone: Tone,
    icon: &'static str,
    /// Words, and at most one link or button.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("l-banner l-banner--{}", tone.class()) role="status">
            <Icon name=icon/>
            <div class="l-banner__words">{children()}</div>
        </div>
    }
}
