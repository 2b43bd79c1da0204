//! Blacks out parts of a photo before it is sent. Rectangles are drawn by finger or mouse, or added,
//! moved and sized with buttons and arrow keys; both ways do the same.

use super::model::blackout::{Nudge, Rect};
use super::photos::LocalPhoto;
use crate::i18n::{report, t, tf};
use crate::platform::image::{self, Area};
use crate::state::drafts::Drafts;
use crate::state::local_store;
use crate::ui::prelude::*;
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

#[derive(Clone, Copy)]
struct Boxes {
    all: RwSignal<Vec<Rect>>,
    /// The one that buttons and keys move.
    chosen: RwSignal<usize>,
    /// Where a drag began, and what it spans now.
    drag: RwSignal<Option<(f64, f64)>>,
    spanned: RwSignal<Option<Rect>>,
    /// What is being sized anew: it comes back where the finger slips.
    held: RwSignal<Option<Rect>>,
}

impl Boxes {
    fn add(self, rect: Rect) {
        self.all.update(|all| all.push(rect));
        self.chosen.set(self.all.with_untracked(Vec::len) - 1);
    }

    /// Takes hold of a corner of the chosen one: what follows spans it anew from the opposite corner.
    /// `reach` is how far from the corner a finger may be.
    fn grab(self, at: (f64, f64), reach: (f64, f64)) -> Option<(f64, f64)> {
        let chosen = self.chosen.get_untracked();
        let rect = self.all.with_untracked(|all| all.get(chosen).copied())?;
        let opposite = rect.grabbed(at, reach)?;
        self.all.update(|all| {
            all.remove(chosen);
        });
        self.spanned.set(Some(rect));
        self.held.set(Some(rect));
        Some(opposite)
    }

    fn nudge(self, nudge: Nudge) {
        let chosen = self.chosen.get_untracked();
        self.all.update(|all| {
            if let Some(rect) = all.get_mut(chosen) {
                *rect = rect.nudged(nudge);
            }
        });
    }

    fn remove(self) {
        let chosen = self.chosen.get_untracked();
        self.all.update(|all| {
            if chosen < all.len() {
                all.remove(chosen);
            }
        });
        self.chosen.set(chosen.saturating_sub(1));
    }
}

/// How far from a corner a finger still takes hold of it, pixels.
const HANDLE_PX: f64 = 22.0;

/// Edits the photo `id`; sets `close` to `None` when it is over.
#[component]
pub fn Blackout(id: Uuid, close: RwSignal<Option<Uuid>>) -> impl IntoView {
    let drafts = Drafts::get();
    let boxes = Boxes {
        all: RwSignal::new(Vec::new()),
        chosen: RwSignal::new(0),
        drag: RwSignal::new(None),
        spanned: RwSignal::new(None),
        held: RwSignal::new(None),
    };
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
        if boxes.all.with_untracked(Vec::is_empty) {
            open.set(false);
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let done = cover(drafts, id, &boxes.all.get_untracked()).await;
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
            <Button kind=Kind::Primary wide=true icon="check" label=t(report::BLACKOUT_APPLY) busy=busy on_press=apply/>
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
fn Stage(id: Uuid, boxes: Boxes) -> impl IntoView {
    let drafts = Drafts::get();
    let photo = drafts
        .open()
        .with_untracked(|draft| draft.photos.iter().copied().find(|photo| photo.id == id));
    let stage = NodeRef::<html::Div>::new();
    let reach = move || {
        let size = stage
            .get_untracked()
            .map(|stage| (stage.offset_width().max(1), stage.offset_height().max(1)));
        let part = |of: i32| HANDLE_PX / f64::from(of);
        size.map_or((0.0, 0.0), |(w, h)| (part(w), part(h)))
    };
    let at = move |event: &PointerEvent| {
        stage.get_untracked().map(|stage| {
            let (w, h) = (stage.offset_width().max(1), stage.offset_height().max(1));
            (
                f64::from(event.offset_x()) / f64::from(w),
                f64::from(event.offset_y()) / f64::from(h),
            )
        })
    };
    let down = move |event: PointerEvent| {
        if let Some(stage) = stage.get_untracked() {
            // Without capture a drag that leaves the photo only ends at its edge.
            let _ = stage.set_pointer_capture(event.pointer_id());
        }
        let from = at(&event).map(|at| boxes.grab(at, reach()).unwrap_or(at));
        boxes.drag.set(from);
    };
    let moved = move |event: PointerEvent| {
        if let (Some(from), Some(to)) = (boxes.drag.get_untracked(), at(&event)) {
            boxes.spanned.set(Some(Rect::spanned(from, to)));
        }
    };
    let up = move |_| {
        boxes.drag.set(None);
        let spanned = boxes.spanned.get_untracked();
        boxes.spanned.set(None);
        let held = boxes.held.get_untracked();
        boxes.held.set(None);
        if let Some(rect) = spanned.filter(Rect::is_meant).or(held) {
            boxes.add(rect);
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if let Some(nudge) = Nudge::from_key(&event.key(), event.shift_key()) {
            event.prevent_default();
            boxes.nudge(nudge);
        }
    };
    let drawn = move || {
        let all = boxes.all.get().into_iter().chain(boxes.spanned.get());
        let chosen = boxes.chosen.get();
        all.enumerate()
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
                    on:pointercancel=up
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
fn Tools(boxes: Boxes) -> impl IntoView {
    let add = UnsyncCallback::new(move |()| boxes.add(Rect::MIDDLE));
    let remove = UnsyncCallback::new(move |()| boxes.remove());
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
    let list = move || {
        let count = boxes.all.with(Vec::len);
        (0..count)
            .map(|n| {
                let label = tf(report::BLACKOUT_BOX, &[&(n + 1).to_string()]);
                view! {
                    <button
                        type="button"
                        class="l-blackout__pick"
                        aria-pressed=move || (boxes.chosen.get() == n).to_string()
                        on:click=move |_| boxes.chosen.set(n)
                    >{label}</button>
                }
            })
            .collect_view()
    };
    let buttons = move || {
        nudges
            .map(|(label, nudge)| {
                let press = UnsyncCallback::new(move |()| boxes.nudge(nudge));
                view! { <Button kind=Kind::Quiet label=t(label) on_press=press/> }
            })
            .collect_view()
    };
    view! {
        <div class="l-blackout__tools">
            <Button icon="plus" label=t(report::BLACKOUT_ADD) on_press=add/>
            <div class="l-blackout__list">{list}</div>
            {move || boxes.all.with(|all| !all.is_empty()).then(|| view! {
                <div class="l-blackout__nudges">
                    {buttons()}
                    <Button kind=Kind::Quiet icon="trash-2" label=t(report::BLACKOUT_REMOVE) on_press=remove/>
                </div>
            })}
        </div>
    }
}
