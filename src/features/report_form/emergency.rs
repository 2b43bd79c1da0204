//! Words of danger: the phone comes before the report. Nothing is held back because of them.

use crate::i18n::{report, t};
use crate::state::drafts::Drafts;
use crate::ui::prelude::*;
use contract::emergency::is_emergency;
use leptos::prelude::*;

/// Reactive: what is written tells of danger.
pub fn is_urgent(drafts: Drafts) -> bool {
    drafts.open().with(|draft| is_emergency(&draft.text))
}

/// Whom to call at once: the community, and the public numbers. Nothing on other words.
#[component]
pub fn Emergency() -> impl IntoView {
    let drafts = Drafts::get();
    let urgent = Memo::new(move |_| is_urgent(drafts));
    let number = |href: &'static str, words| {
        view! { <ButtonLink wide=true icon="phone-call" label=t(words) href=href/> }
    };
    move || {
        urgent.get().then(|| {
            view! {
                <div class="l-alarm">
                    <Banner tone=Tone::Red icon="circle-alert" alert=true>
                        <strong>{t(report::EMERGENCY)}</strong>
                    </Banner>
                    <CallNumber/>
                    <div class="l-alarm__numbers">
                        {number("tel:119", report::EMERGENCY_FIRE)}
                        {number("tel:120", report::EMERGENCY_DOCTOR)}
                        {number("tel:110", report::EMERGENCY_POLICE)}
                    </div>
                </div>
            }
        })
    }
}
