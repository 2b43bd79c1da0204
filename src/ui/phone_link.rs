//! One big link that dials. The digits are part of its words, so that they can be read to whoever holds
//! the phone.

use super::failure::Callee;
use super::icon::Icon;
use leptos::prelude::*;

/// `details`: lines below the number, such as when somebody answers.
pub fn phone_link(callee: Callee, details: Vec<String>) -> AnyView {
    let line = |words: String| view! { <span class="l-phone__detail">{words}</span> };
    view! {
        <a class="l-phone" href=callee.href>
            <span class="l-phone__icon"><Icon name="phone-call"/></span>
            <span class="l-phone__words">
                <span class="l-phone__label">{callee.label}</span>
                <span class="l-phone__number">{callee.number}</span>
                {details.into_iter().map(line).collect_view()}
            </span>
        </a>
    }
    .into_any()
}
