//! Where in a journey of several pages somebody is: in words and as a bar.

use super::Text;
use crate::i18n::{common, number, tf};
use leptos::prelude::*;

#[component]
pub fn Stepper(
    /// From 1, and of how many.
    #[prop(into)]
    at: Signal<(u8, u8)>,
    /// What this step is about.
    #[prop(into)]
    label: Text,
) -> impl IntoView {
    let count = move || {
        let (step, of) = at.get();
        tf(common::STEP_OF, &[&number(step.into()), &number(of.into())])
    };
    let bars = move || {
        let (step, of) = at.get();
        let bar =
            |n| view! { <span class="l-stepper__bar" class:l-stepper__bar--done=n <= step></span> };
        (1..=of).map(bar).collect_view()
    };
    view! {
        <div class="l-stepper">
            <p class="l-stepper__words">
                <span class="l-stepper__count">{count}</span>
                <span>{move || label.get()}</span>
            </p>
            <div class="l-stepper__bars" aria-hidden="true">{bars}</div>
        </div>
    }
}
