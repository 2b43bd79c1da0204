//! Where in a journey of several pages somebody is: in words and as a bar.

use super::Text;
use crate::i18n::{common, number, tf};
use leptos::prelude::*;

#[component]
pub fn Stepper(
    /// From 1.
    step: u8,
    of: u8,
    /// What this step is about.
    #[prop(into)]
    label: Text,
) -> impl IntoView {
    let words = tf(common::STEP_OF, &[&number(step.into()), &number(of.into())]);
    let bars = (1..=of)
        .map(
            |n| view! { <span class="l-stepper__bar" class:l-stepper__bar--done=n <= step></span> },
        )
        .collect_view();
    view! {
        <div class="l-stepper">
            <p class="l-stepper__words">
                <span class="l-stepper__count">{words}</span>
                <span>{move || label.get()}</span>
            </p>
            <div class="l-stepper__bars" aria-hidden="true">{bars}</div>
        </div>
    }
}
