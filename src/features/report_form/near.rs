//! What neighbours reported near the place of the open draft, and joining one of those instead of
//! reporting it again: that follows and ends the report, and the draft stays in the list until the
//! person throws it away.

use super::emergency::is_urgent;
use super::form::{Sender, categories};
use super::model::progress::likeness;
use super::place::Book;
use crate::api;
use crate::i18n::{number, report, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::report_steps::SEEN_MAX;
use crate::shared::report_words::{about, status_key};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{DraftPlace, Way};
use crate::state::outbox::Outbox;
use crate::state::outbox::model::{About, Queued};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::ReportId;
use contract::community::Places;
use contract::place::Position;
use contract::report::{NearbyQuery, NearbyReport};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use std::cmp::Reverse;

/// The open reports near the place, most alike first; `None` while they are looked up. Empty where there
/// is nothing to compare: no place yet, no network, or danger, which is for the phone.
pub type Near = Memo<Option<Vec<NearbyReport>>>;

/// Looks them up for every place that is chosen while `wanted`.
pub fn near(book: Book, wanted: Signal<bool>) -> Near {
    let drafts = Drafts::get();
    let session = Session::get();
    let query = Memo::new(move |_| {
        if !wanted.get() || is_urgent(drafts) {
            return None;
        }
        let list = categories(session);
        drafts.open().with(|draft| {
            let position = position_of(&draft.place, &book)?;
            Some(NearbyQuery {
                lat: position.lat,
                lng: position.lng,
                building: draft
                    .place
                    .building
                    .filter(|_| draft.place.way == Some(Way::Building)),
                category: draft.category(&list).0,
            })
        })
    });
    let found = LocalResource::new(move || {
        let query = query.get();
        async move {
            match query {
                Some(query) => api::reports::nearby(&query)
                    .await
                    .map(|near| near.items)
                    .unwrap_or_default(),
                None => Vec::new(),
            }
        }
    });
    Memo::new(move |_| {
        let mut list = found.get()?;
        let words = drafts.open().with_untracked(|draft| draft.text.clone());
        // What nobody has sorted yet is compared with everything: it must sound alike or be in the same building.
        list.retain(|near| {
            let sorted = near.report.category.is_some();
            sorted || near.same_building || likeness(&words, &near.report.excerpt) > 0
        });
        list.sort_by_cached_key(|near| Reverse(likeness(&words, &near.report.excerpt)));
        list.truncate(SEEN_MAX);
        Some(list)
    })
}

/// Whether the person said already that it is none of them. Reactive.
pub fn none_of_these(drafts: Drafts) -> bool {
    drafts.open().with(|draft| draft.none_of_these)
}

/// Where the chosen way points to; indoors it is the building.
fn position_of(place: &DraftPlace, book: &Places) -> Option<Position> {
    let building = || book.buildings.iter().find(|b| Some(b.id) == place.building);
    let facility = || {
        book.facilities
            .iter()
            .find(|f| Some(f.id) == place.facility)
    };
    match place.way? {
        Way::Building => building().map(|building| building.position),
        Way::Position => place.fix.map(|fix| fix.position),
        Way::Map => place.pin,
        Way::Facility => facility().map(|facility| facility.position),
    }
}

/// How far away, where, how it stands, and since when.
pub fn place_line(near: &NearbyReport) -> String {
    let card = &near.report;
    let away = if near.same_building {
        t(report::SEEN_BUILDING).to_owned()
    } else {
        tf(report::SEEN_AWAY, &[&number(near.distance_m.into())])
    };
    let status = t(status_key(card.status));
    let ago = when::ago(card.created, clock::now());
    [&away, &about(card).place, status, &ago].join(" · ")
}

/// "This is it": says "me too" and leaves the form.
#[derive(Clone, Copy)]
pub struct Join {
    pub press: UnsyncCallback<()>,
    pub busy: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Join {
    pub fn new(id: ReportId, about: About) -> Self {
        let (busy, failed) = (RwSignal::new(false), RwSignal::new(false));
        let (drafts, outbox, session) = (Drafts::get(), Outbox::get(), Session::get());
        let navigate = use_navigate();
        let press = UnsyncCallback::new(move |()| {
            let (about, navigate) = (about.clone(), navigate.clone());
            let sender = untrack(|| Sender::now(session));
            let me_too = Queued::MeToo {
                report: id,
                on: true,
            };
            busy.set(true);
            spawn_local(async move {
                let kept = outbox.add(me_too, about, sender.id()).await;
                busy.try_set(false);
                let Ok(act) = kept else {
                    failed.try_set(true);
                    return;
                };
                drafts.start_over();
                let page = paths::report(id);
                let (words, to) = if sender == Sender::Nobody {
                    (report::SEEN_SIGN_IN, paths::sign_in_to_send(&page, act))
                } else {
                    (report::SEEN_NOTED, page)
                };
                toast(t(words));
                navigate(&to, Default::default());
            });
        });
        Self {
            press,
            busy,
            failed,
        }
    }
}

/// That the phone could not keep it.
#[component]
pub fn JoinFailed(of: Join) -> impl IntoView {
    move || {
        of.failed.get().then(|| {
            view! { <p class="l-field__error" role="alert">{t(report::SAVE_FAILED)}</p> }
        })
    }
}
