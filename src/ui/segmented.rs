//! Two to four short choices side by side that take effect at once: text size, theme.

use super::Text;
use super::announce::next_id;
use super::choice::Choice;
use leptos::prelude::*;

/// `on_choose` is called with the value of the choice.
#[component]
pub fn Segmented(
    #[prop(into)] label: Text,
    choices: Vec<Choice>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_choose: UnsyncCallback<String>,
) -> impl IntoView {
    let name = next_id("segments");
    let each = |choice: Choice| {
        let Choice {
            value: own, label, ..
        } = choice;
        let (mine, chosen) = (own.clone(), own);
        view! {
            <label class="l-segment">
                <input
                    class="l-segment__input"
                    type="radio"
                    name=name.clone()
                    prop:checked=move || value.with(|value| *value == mine)
                    on:change=move |_| on_choose.run(chosen.clone())
                />
                <span class="l-segment__label">{label}</span>
            </label>
        }
    };
    let all = choices.into_iter().map(each).collect_view();
    view! {
        <fieldset class="l-segments">
            <legend class="l-field__label">{move || label.get()}</legend>
            <div class="l-segments__list">{all}</div>
        </fieldset>
    }
}
