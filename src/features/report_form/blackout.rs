//! Blacks out parts of a photo before it is sent. Rectangles are drawn by finger or mouse, or added,
//! moved and sized with buttons and arrow keys; both ways do the same.

use super::model::blackout::{Nudge, Rect};
use super::model::gesture::Boxes;
use super::photos::LocalPhoto;
use crate::i18n::{report, t, tf};
use crate::platform::image::{self, Area};
use crate::state::drafts::Drafts;
use crate::state::local_store;
use crate::state::preferences::{Mode, Preferences};
use crate::ui::prelude::*;
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

/// How far from a corner a finger still takes hold of it, pixels: half of what a finger needs.
const fn handle_px(mode: Mode) -> f64 {
    match mode {
        Mode::Standard => 22.0,
        Mode::Elder => 30.0,
    }
}

/// Edits the photo `id`; sets `close` to `None` when it is over.
#[component]
pub fn Blackout(id: Uuid, close: RwSignal<Option<Uuid>>) -> impl IntoView {
    let drafts = Drafts::get();
    let boxes = RwSignal::new(Boxes::default());
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    // Opening is the first change after the dialog is on the page.
    Effect::watch(|| (), move |(), _, _| open.set(true), true);
    Effect::watch(
        move || open.get(),
        move |open, before, _| {
            if !open && before == Some(&true) {
                close.set(None);
            }
        },
        false,
    );
    let apply = UnsyncCallback::new(move |()| {
        if boxes.with_untracked(|boxes| boxes.count() == 0) {
            open.set(false);
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let done = cover(drafts, id, &boxes.with_untracked(Boxes::shown)).await;
            busy.try_set(false);
            failed.try_set(!done);
            if done {
                open.try_set(false);
            }
        });
    });
    view! {
        <Dialog open=open title=t(report::BLACKOUT_TITLE) close=t(crate::i18n::common::CANCEL)>
            <p>{t(report::BLACKOUT_HELP)}</p>
            <Stage id boxes/>
            <Tools boxes/>
            {move || failed.get().then(|| view! {
                <p class="l-field__error" role="alert"><Icon name="circle-alert"/>{t(report::SAVE_FAILED)}</p>
            })}
            <div class="l-blackout__done">
                <Button kind=Kind::Primary wide=true icon="check" label=t(report::BLACKOUT_APPLY) busy=busy on_press=apply/>
            </div>
        </Dialog>
    }
}

/// Paints, stores the new picture and puts it in the old one's place.
async fn cover(drafts: Drafts, id: Uuid, boxes: &[Rect]) -> bool {
    let areas: Vec<Area> = boxes
        .iter()
        .map(|rect| Area {
            x: rect.x,
            y: rect.y,
            w: rect.w,
            h: rect.h,
        })
        .collect();
    let Ok(Some(bytes)) = local_store::photo(id).await else {
        return false;
    };
    let Ok(picture) = image::black_out(&bytes, &areas).await else {
        return false;
    };
    drafts.replace_photo(id, picture).await.is_ok()
}

/// The photo with the boxes over it.
#[component]
fn Stage(id: Uuid, boxes: RwSignal<Boxes>) -> impl IntoView {
    let drafts = Drafts::get();
    let photo = drafts
        .open()
        .with_untracked(|draft| draft.photos.iter().copied().find(|photo| photo.id == id));
    let stage = NodeRef::<html::Div>::new();
    let preferences = Preferences::get();
    // Where the finger is, and how far a finger reaches, in parts of the photo.
    let place = move |event: &PointerEvent| {
        let stage = stage.get_untracked()?;
        let (w, h) = (stage.offset_width().max(1), stage.offset_height().max(1));
        let (w, h) = (f64::from(w), f64::from(h));
        let px = handle_px(untrack(|| preferences.mode()));
        let at = (
            f64::from(event.offset_x()) / w,
            f64::from(event.offset_y()) / h,
        );
        Some((at, (px / w, px / h)))
    };
    let down = move |event: PointerEvent| {
        let Some((at, reach)) = place(&event).filter(|_| event.button() == 0) else {
            return;
        };
        let pointer = event.pointer_id();
        let taken = boxes.try_update(|boxes| boxes.down(pointer, at, reach));
        if let Some(stage) = stage.get_untracked().filter(|_| taken == Some(true)) {
            // Without capture a drag that leaves the photo only ends at its edge.
            let _ = stage.set_pointer_capture(pointer);
        }
    };
    let moved = move |event: PointerEvent| {
        if let Some((at, _)) = place(&event) {
            boxes.maybe_update(|boxes| boxes.moved(event.pointer_id(), at));
        }
    };
    let up = move |event: PointerEvent| boxes.update(|boxes| boxes.up(event.pointer_id()));
    let cancelled =
        move |event: PointerEvent| boxes.update(|boxes| boxes.cancelled(event.pointer_id()));
    let key = move |event: leptos::ev::KeyboardEvent| {
        if let Some(nudge) = Nudge::from_key(&event.key(), event.shift_key()) {
            event.prevent_default();
            boxes.update(|boxes| boxes.nudge(nudge));
        }
    };
    let drawn = move || {
        let (all, chosen) = boxes.with(|boxes| (boxes.shown(), boxes.chosen()));
        all.into_iter()
            .enumerate()
            .map(|(n, rect)| black_box(rect, n == chosen))
            .collect_view()
    };
    photo.map(|photo| {
        view! {
            <div class="l-blackout">
                <LocalPhoto photo alt=t(report::BLACKOUT_TITLE).to_owned()/>
                <div
                    node_ref=stage
                    class="l-blackout__stage"
                    role="group"
                    tabindex="0"
                    aria-label=t(report::BLACKOUT_HELP)
                    on:pointerdown=down
                    on:pointermove=moved
                    on:pointerup=up
                    on:pointercancel=cancelled
                    on:lostpointercapture=cancelled
                    on:keydown=key
                >
                    {drawn}
                </div>
            </div>
        }
    })
}

fn black_box(rect: Rect, chosen: bool) -> AnyView {
    let percent = |part: f64| format!("{:.2}%", part * 100.0);
    view! {
        <div
            class="l-blackout__box"
            class:l-blackout__box--chosen=chosen
            style:left=percent(rect.x)
            style:top=percent(rect.y)
            style:width=percent(rect.w)
            style:height=percent(rect.h)
        >
            {chosen.then(|| view! { <span></span><span></span><span></span><span></span> })}
        </div>
    }
    .into_any()
}

/// Everything that a drag can do, as buttons.
#[component]
fn Tools(boxes: RwSignal<Boxes>) -> impl IntoView {
    let add = UnsyncCallback::new(move |()| boxes.update(Boxes::add));
    let remove = UnsyncCallback::new(move |()| boxes.update(Boxes::remove));
    let nudges = [
        (report::BLACKOUT_LEFT, Nudge::Left),
        (report::BLACKOUT_RIGHT, Nudge::Right),
        (report::BLACKOUT_UP, Nudge::Up),
        (report::BLACKOUT_DOWN, Nudge::Down),
        (report::BLACKOUT_WIDER, Nudge::Wider),
        (report::BLACKOUT_NARROWER, Nudge::Narrower),
        (report::BLACKOUT_TALLER, Nudge::Taller),
        (report::BLACKOUT_FLATTER, Nudge::Flatter),
    ];
    // A finger that draws must not build these anew.
    let count = Memo::new(move |_| boxes.with(Boxes::count));
    let list = move || {
        (0..count.get_untracked())
            .map(|n| {
                let label = tf(report::BLACKOUT_BOX, &[&(n + 1).to_string()]);
                view! {
                    <button
                        type="button"
                        class="l-blackout__pick"
                        aria-pressed=move || boxes.with(|boxes| boxes.chosen() == n).to_string()
                        on:click=move |_| boxes.update(|boxes| boxes.choose(n))
                    >{label}</button>
                }
            })
            .collect_view()
    };
    let buttons = move || {
        nudges
            .map(|(label, nudge)| {
                let press = UnsyncCallback::new(move |()| boxes.update(|boxes| boxes.nudge(nudge)));
                view! { <Button kind=Kind::Quiet label=t(label) on_press=press/> }
            })
            .collect_view()
    };
    view! {
        <div class="l-blackout__tools">
            <div class="l-blackout__row">
                <Button icon="plus" label=t(report::BLACKOUT_ADD) on_press=add/>
                {move || (count.get() > 0).then(|| view! {
                    <Button icon="undo-2" label=t(report::BLACKOUT_REMOVE) on_press=remove/>
                })}
            </div>
            {move || (count.get() > 1).then(|| view! { <div class="l-blackout__row">{list()}</div> })}
            {move || (count.get() > 0).then(|| view! { <div class="l-blackout__nudges">{buttons()}</div> })}
        </div>
    }
}
