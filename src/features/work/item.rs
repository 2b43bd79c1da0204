//! One report as its worker sees it: everything that was told, and the four acts.

use super::accept::Accept;
use super::say::{Say, SayForm};
use crate::api;
use crate::i18n::{t, tf, when, work};
use crate::paths;
use crate::platform::clock;
use crate::shared::report_words::{
    category_name, lamp_tone, lamp_words, moment, place_words, status_key, status_tone,
    timeline_words, who,
};
use crate::shared::words;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::media::{Photo, PhotoStage};
use contract::person::Cannot;
use contract::report::{ReportDetail, TimelineEntry};
use contract::{Code, ReportId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn Item() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("id")?.parse::<ReportId>().ok()));
    let report = LocalResource::new(move || {
        let id = id.get().unwrap_or(ReportId(uuid::Uuid::nil()));
        async move { api::reports::one(id).await }
    });
    let changed = UnsyncCallback::new(move |()| report.refetch());
    view! {
        <PageHeader title=t(work::ITEM) back=paths::WORK/>
        {load(report, move |detail| view! { <Told detail changed/> }.into_any())}
    }
}

#[component]
fn Told(detail: ReportDetail, changed: UnsyncCallback<()>) -> impl IntoView {
    let now = clock::now();
    let card = detail.card.clone();
    let lamp = lamp_words(card.lamp, card.status, card.due, now);
    let category = category_name(Session::get().community().as_deref(), card.category);
    let text = if detail.text.is_empty() {
        t(work::NO_WORDS).to_owned()
    } else {
        detail.text.clone()
    };
    let public = paths::report(card.id);
    let stored = StoredValue::new(detail);
    view! {
        <div class="l-columns l-work">
            <div class="l-stack">
                <Card>
                    <p class="l-report__state">
                        <Badge label=t(status_key(card.status)) tone=Signal::stored(status_tone(card.status))/>
                        {lamp.map(|label| view! { <Lamp label tone=Signal::stored(lamp_tone(card.lamp))/> })}
                    </p>
                    <p>{text}</p>
                    <p class="l-note">{place_words(&card.place)}</p>
                    <p class="l-note">{category}" · "{tf(work::REFERENCE, &[&card.reference])}</p>
                    <p class="l-note">{tf(work::TOLD_AT, &[&when::moment(card.created, now)])}</p>
                    <Photos photos=stored.with_value(|d| d.photos.clone())/>
                </Card>
                <History entries=stored.with_value(|d| d.timeline.clone())/>
                <Rows><Row title=t(work::AS_NEIGHBOURS) icon="eye" href=public/></Rows>
            </div>
            <aside class="l-stack"><Acts detail=stored.get_value() changed/></aside>
        </div>
    }
}

#[component]
fn Photos(photos: Vec<Photo>) -> impl IntoView {
    let (open, at) = (RwSignal::new(false), RwSignal::new(None::<usize>));
    let on_open = UnsyncCallback::new(move |which| {
        at.set(Some(which));
        open.set(true);
    });
    let words = |photo: &Photo| {
        t(match photo.stage {
            PhotoStage::After => work::PHOTO_AFTER,
            PhotoStage::Before | PhotoStage::Other => work::PHOTO_BEFORE,
        })
    };
    let alt = |at: usize, photo: &Photo| {
        let name = tf(work::PHOTO_AT, &[&(at + 1).to_string()]);
        format!("{name} {}", words(photo))
    };
    let tile = |(at, photo): (usize, &Photo)| PhotoTile {
        src: api::media::thumb_url(photo.id),
        alt: alt(at, photo),
        note: Some(words(photo).to_owned()),
    };
    let large = |(at, photo): (usize, &Photo)| LargePhoto {
        src: api::media::full_url(photo.id),
        alt: alt(at, photo),
        width: photo.width,
        height: photo.height,
    };
    let tiles: Vec<_> = photos.iter().enumerate().map(tile).collect();
    let photos: Vec<_> = photos.iter().enumerate().map(large).collect();
    (!photos.is_empty()).then(|| {
        view! {
            <PhotoGrid photos=tiles on_open/>
            <PhotoViewer open at photos=Signal::stored(photos)/>
        }
    })
}

#[component]
fn History(entries: Vec<TimelineEntry>) -> impl IntoView {
    let now = clock::now();
    let each = move |entry: TimelineEntry| {
        let (tone, icon) = moment(entry.kind);
        let title = timeline_words(&entry).to_owned();
        let hidden = entry
            .hidden
            .then(|| view! { <Badge label=t(crate::i18n::reports::HIDDEN) icon="eye-off"/> });
        let words =
            (!entry.text.is_empty()).then(|| view! { {hidden}<p>{entry.text}</p> }.into_any());
        Moment {
            when: when::moment(entry.at, now),
            title,
            who: who(&entry.who),
            tone,
            icon,
            detail: words,
        }
    };
    let moments: Vec<Moment> = entries.into_iter().map(each).collect();
    view! { <Section title=t(work::HISTORY)><Card><Timeline moments/></Card></Section> }
}

/// The acts that make sense now, each with its form; what this worker may not do says why.
#[component]
fn Acts(detail: ReportDetail, changed: UnsyncCallback<()>) -> impl IntoView {
    let can = detail.can.clone();
    let id = detail.card.id;
    let closed = !detail.card.status.is_open();
    let accept_first = can.accept.is_none() && can.note == Some(Code::WrongState);
    view! {
        {closed.then(|| view! { <Banner tone=Tone::Green icon="circle-check">{t(work::CLOSED)}</Banner> })}
        {can.accept.is_none().then(|| view! { <Accept detail=detail.clone() changed/> })}
        {accept_first.then(|| view! { <p class="l-note">{t(work::ACCEPT_FIRST)}</p> })}
        {[(Say::Note, can.note), (Say::Finish, can.finish), (Say::Decline, can.decline)]
            .into_iter()
            // What this state does not allow is no fault of the worker's: it comes when it applies.
            .filter(|(_, cannot)| !closed && *cannot != Some(Code::WrongState))
            .map(|(say, cannot)| view! { <ActInDialog say id cannot changed/> })
            .collect_view()}
    }
}

#[component]
fn ActInDialog(
    say: Say,
    id: ReportId,
    cannot: Option<Cannot>,
    changed: UnsyncCallback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    // On a phone it stays in sight, as the way on of a form does.
    let main = say == Say::Finish && cannot.is_none();
    let blocked = Signal::stored(cannot.map(words::reason));
    let kind = if say == Say::Finish {
        Kind::Primary
    } else {
        Kind::Secondary
    };
    let show = UnsyncCallback::new(move |()| open.set(true));
    let done = UnsyncCallback::new(move |()| {
        open.set(false);
        changed.run(());
    });
    view! {
        <div class:l-form__next=main>
            <Button label=t(say.label()) kind icon=say.icon() wide=true blocked on_press=show/>
            <Dialog open title=t(say.label()) close=t(crate::i18n::common::CANCEL)>
                <SayForm say id done/>
            </Dialog>
        </div>
    }
}
