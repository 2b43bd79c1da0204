//! Where it is: in words always, and on a small picture of the community that leads to the map. Its
//! shapes are those that the map draws, the same for every report: they are fetched once, kept for
//! going without network, and asking for them tells nobody which place somebody looks at.

use crate::api;
use crate::i18n::{reports as key, t};
use crate::paths;
use crate::shared::report_words::place_words;
use crate::ui::prelude::*;
use contract::report::ReportDetail;
use leptos::prelude::*;

/// The community's shapes, for as long as the page is open.
#[derive(Clone, Copy)]
pub struct Ground {
    text: RwSignal<Option<String>>,
    asked: StoredValue<bool>,
}

impl Ground {
    pub fn new() -> Self {
        Self {
            text: RwSignal::new(None),
            asked: StoredValue::new(false),
        }
    }

    /// Without an answer the pin stands on bare ground; the words and the way to the map are there.
    fn ask(self) {
        if self.asked.try_get_value() != Some(false) {
            return;
        }
        self.asked.set_value(true);
        leptos::task::spawn_local(async move {
            if let Some(text) = api::communities::geometry().await {
                self.text.try_set(Some(text));
            }
        });
    }
}

/// Nothing where neither words nor a position say where.
pub fn place(report: &ReportDetail, ground: Ground) -> Option<AnyView> {
    let (id, place) = (report.card.id, &report.card.place);
    let words = place_words(place);
    let at = Some(place.position).filter(|at| at.is_plausible());
    if words.is_empty() && at.is_none() {
        return None;
    }
    let on_near = UnsyncCallback::new(move |()| ground.ask());
    let map = at.map(|at| {
        view! { <StillMap at place=words.clone() ground=ground.text href=paths::map_at(id) on_near/> }
    });
    let view = view! {
        <Section title=t(key::WHERE)>
            {(!words.is_empty()).then(|| view! { <p lang="zh-Hans">{words.clone()}</p> })}
            {map}
        </Section>
    };
    Some(view.into_any())
}
