//! Where at a place: words of one's own, with the usual ones to tap.

use super::form::field;
use super::model::progress;
use crate::i18n::{report, t};
use crate::shared::words;
use crate::state::drafts::Drafts;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub fn Spot() -> impl IntoView {
    let spot = field(
        |draft| draft.place.spot.clone(),
        |draft, spot| draft.place.spot = spot,
    );
    let drafts = Drafts::get();
    let error = Signal::derive(move || {
        let errors = drafts.open().with(|draft| draft.where_errors(None));
        words::field(&errors, "place.spot")
    });
    let usual = [
        report::SPOT_GATE,
        report::SPOT_STAIRS,
        report::SPOT_LIFT,
        report::SPOT_BASEMENT,
        report::SPOT_ROOF,
        report::SPOT_OUTSIDE,
    ];
    let chip = move |key| {
        let words = t(key);
        view! {
            <button
                type="button"
                class="l-chip"
                aria-pressed=move || spot.with(|spot| progress::has_part(spot, words)).to_string()
                on:click=move |_| spot.update(|spot| progress::toggle_part(spot, words))
            >{words}</button>
        }
    };
    view! {
        <div>
            <Field label=t(report::SPOT) hint=Signal::stored(t(report::SPOT_HINT).to_owned()) value=spot error=error/>
            <div class="l-chips">{usual.map(chip).collect_view()}</div>
        </div>
    }
}
