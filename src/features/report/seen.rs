//! "Is it one of these?": open reports near the place. A tap and a yes say "me too", follow, and end the
//! report; the draft stays in the list until the person throws it away. They stand right behind the
//! place, before what else there is to say: whoever presses on has seen them.

use super::emergency::is_urgent;
use super::form::{Sender, categories};
use super::model::progress::likeness;
use super::place::Book;
use crate::api::{self, media};
use crate::i18n::{number, report, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::report_words::status_key;
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{DraftPlace, Way};
use crate::state::outbox::Outbox;
use crate::state::outbox::model::Queued;
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

/// More than this push what is still to be said off the screen.
const SHOWN: usize = 2;

#[component]
pub fn Seen(book: Book) -> impl IntoView {
    let drafts = Drafts::get();
    let session = Session::get();
    let query = Memo::new(move |_| {
        // Danger is for the phone, not for a comparison.
        if is_urgent(drafts) {
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
    // Without network there is nothing to compare with; that must not hold anybody up.
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
    let none = Memo::new(move |_| drafts.open().with(|draft| draft.none_of_these));
    let go_on = UnsyncCallback::new(move |()| drafts.edit(|draft| draft.none_of_these = true));
    let cards = move || {
        let mut list = found.get().filter(|list| !list.is_empty() && !none.get())?;
        let words = drafts.open().with_untracked(|draft| draft.text.clone());
        list.sort_by_cached_key(|near| Reverse(likeness(&words, &near.report.excerpt)));
        let cards = list
            .into_iter()
            .take(SHOWN)
            .map(|near| view! { <SeenCard near/> })
            .collect_view();
        Some(view! {
            <Section title=t(report::SEEN)>
                <p>{t(report::SEEN_ADVICE)}</p>
                <ul class="l-seen">{cards}</ul>
                <Button wide=true icon="x" label=t(report::SEEN_NONE) on_press=go_on/>
            </Section>
        })
    };
    view! { <div aria-live="polite"><Transition>{cards}</Transition></div> }
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

#[component]
fn SeenCard(near: NearbyReport) -> impl IntoView {
    let now = clock::now();
    let card = near.report;
    let id = card.id;
    let title = if card.excerpt.is_empty() {
        t(report::SEEN_ONLY_PHOTO).to_owned()
    } else {
        card.excerpt.clone()
    };
    let away = if near.same_building {
        t(report::SEEN_BUILDING).to_owned()
    } else {
        tf(report::SEEN_AWAY, &[&number(near.distance_m.into())])
    };
    let act = if near.joined {
        view! { <p class="l-seen__joined"><Icon name="check"/>{t(report::SEEN_JOINED)}</p> }
            .into_any()
    } else {
        let title = title.clone();
        view! { <MeToo id title/> }.into_any()
    };
    view! {
        <li class="l-seen__card">
            {card.thumb.map(|id| view! {
                <img class="l-seen__photo" src=media::thumb_url(id) alt="" loading="lazy" width="56" height="56"/>
            })}
            <div class="l-seen__words">
                <p class="l-seen__title">{title}</p>
                <p class="l-seen__place">
                    {away}" · "{card.place.label}" · "{t(status_key(card.status))}" · "{when::ago(card.created, now)}
                </p>
            </div>
            <div class="l-seen__acts">
                {act}
                <ButtonLink kind=Kind::Quiet label=t(report::SEEN_LOOK) href=paths::report(id)/>
            </div>
        </li>
    }
}

#[component]
fn MeToo(id: ReportId, title: String) -> impl IntoView {
    let drafts = Drafts::get();
    let outbox = Outbox::get();
    let session = Session::get();
    let navigate = use_navigate();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    // It can not be taken back, so it is not done by one tap.
    let asking = RwSignal::new(false);
    let ask = UnsyncCallback::new(move |()| asking.set(true));
    let no = UnsyncCallback::new(move |()| asking.set(false));
    let press = UnsyncCallback::new(move |()| {
        let navigate = navigate.clone();
        let sender = untrack(|| Sender::now(session));
        let owner = sender.id();
        busy.set(true);
        spawn_local(async move {
            let kept = outbox.add(Queued::MeToo { report: id }, owner).await;
            busy.try_set(false);
            asking.try_set(false);
            if kept.is_err() {
                failed.try_set(true);
                return;
            }
            drafts.start_over();
            toast(t(report::SEEN_NOTED));
            let page = paths::report(id);
            let to = if sender == Sender::Nobody {
                paths::sign_in(&page)
            } else {
                page
            };
            navigate(&to, Default::default());
        });
    });
    view! {
        <Button icon="hand" label=t(report::SEEN_ME_TOO) busy=busy on_press=ask/>
        <Dialog open=asking title=t(report::SEEN_ASK) own_way_out=true>
            <p>{title.clone()}</p>
            <Button wide=true label=t(report::SEEN_ASK_NO) on_press=no/>
            <Button wide=true label=t(report::SEEN_ASK_YES) busy=busy on_press=press/>
        </Dialog>
        {move || failed.get().then(|| view! { <p class="l-field__error" role="alert">{t(report::SAVE_FAILED)}</p> })}
    }
}
