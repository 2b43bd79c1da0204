//! A short word about a state. The colour only repeats what the word says.

use super::icon::Icon;
use super::{Text, Tone};
use leptos::prelude::*;

#[component]
pub fn Badge(
    #[prop(into)] label: Text,
    #[prop(optional, into)] tone: Signal<Tone>,
    #[prop(optional)] icon: Option<&'static str>,
) -> impl IntoView {
    view! {
        <span class=move || format!("l-badge l-badge--{}", tone.get().class())>
            {icon.map(|name| view! { <Icon name/> })}
            {move || label.get()}
        </span>
    }
}
