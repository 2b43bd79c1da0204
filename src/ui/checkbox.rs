//! Yes or no. A checkbox is a statement that a form sends; a switch takes effect at once.

use super::Text;
use super::announce::next_id;
use super::field::{FieldNotes, describedby};
use leptos::prelude::*;

#[component]
pub fn Checkbox(
    #[prop(into)] label: Text,
    checked: RwSignal<bool>,
    #[prop(optional, into)] hint: Option<Text>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    two_states("l-check", None, label, checked, hint, error)
}

#[component]
pub fn Switch(
    #[prop(into)] label: Text,
    checked: RwSignal<bool>,
    #[prop(optional, into)] hint: Option<Text>,
) -> impl IntoView {
    two_states(
        "l-check l-check--switch",
        Some("switch"),
        label,
        checked,
        hint,
        Signal::stored(None),
    )
}

fn two_states(
    class: &'static str,
    role: Option<&'static str>,
    label: Text,
    checked: RwSignal<bool>,
    hint: Option<Text>,
    error: Signal<Option<String>>,
) -> AnyView {
    let id = next_id("check");
    let notes = describedby(&id, hint, error);
    view! {
        <div class="l-field" class:l-field--wrong=move || error.with(Option::is_some)>
            <label class=class>
                <input
                    class="l-check__input"
                    type="checkbox"
                    role=role
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=notes
                    prop:checked=move || checked.get()
                    on:change:target=move |event| checked.set(event.target().checked())
                />
                <span class="l-check__mark" aria-hidden="true"></span>
                <span class="l-check__label">{move || label.get()}</span>
            </label>
            <FieldNotes id hint error/>
        </div>
    }
    .into_any()
}
