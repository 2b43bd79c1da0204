//! One photo as large as the screen, and from one to the next by button, by swiping and by the arrow
//! keys. Enlarging further is left to the browser's own pinching.

use super::button::{Button, Kind};
use super::photo_grid::focus_tile;
use crate::i18n::{common, number, t, tf};
use crate::platform::dom;
use crate::platform::swipe::{self, Swipe};
use leptos::html;
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LargePhoto {
    pub src: String,
    /// What is to be seen, or at least whose photo it is.
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

/// Shows number `at` of `photos`, from 0, while `open`. Before the first comes the last. The focus goes
/// back to the tile of the photo that was seen last; with the same one still in sight, to what opened it.
#[component]
pub fn PhotoViewer(
    open: RwSignal<bool>,
    at: RwSignal<Option<usize>>,
    #[prop(into)] photos: Signal<Vec<LargePhoto>>,
    /// What may be done about the photo in sight, by its number.
    #[prop(optional, into)]
    acts: Option<UnsyncCallback<usize, AnyView>>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let opened = StoredValue::new(None);
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            if open.get() {
                opened.set_value(at.get_untracked());
                dom::show_dialog(&dialog);
            } else {
                dom::close_dialog(&dialog);
            }
        }
    });
    let count = Memo::new(move |_| photos.with(Vec::len));
    let seen = Memo::new(move |_| {
        at.get()
            .unwrap_or_default()
            .min(count.get().saturating_sub(1))
    });
    let turn = UnsyncCallback::new(move |way: Swipe| {
        let (count, seen) = (count.get_untracked().max(1), seen.get_untracked());
        let step = match way {
            Swipe::Onward => 1,
            Swipe::Back => count - 1,
        };
        at.set(Some((seen + step) % count));
    });
    let closed = move |_| {
        open.set(false);
        let seen = seen.get_untracked();
        // The browser gave the focus back to what opened the dialog, if that is still on the page.
        if opened.get_value() != Some(seen) || !dom::has_focus() {
            focus_tile(seen);
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "ArrowRight" => turn.run(Swipe::Onward),
        "ArrowLeft" => turn.run(Swipe::Back),
        _ => {}
    };
    let title = Signal::derive(move || {
        let (at, of) = (seen.get() + 1, count.get());
        tf(common::PHOTO_OF, &[&number(at as i64), &number(of as i64)])
    });
    view! {
        <dialog class="l-viewer" node_ref=dialog aria-label=title on:close=closed on:keydown=pressed>
            {move || open.get().then(|| view! { <Stage photos seen turn/> })}
            <div class="l-viewer__panel">
                <p class="l-viewer__count" role="status">{title}</p>
                <Ways open count turn/>
                {move || open.get().then(|| acts.map(|acts| view! {
                    <div class="l-viewer__acts">{move || acts.run(seen.get())}</div>
                }))}
            </div>
        </dialog>
    }
}

/// Keyed by the photo, so that the former one does not stay in sight while the next one is loaded.
#[component]
fn Stage(
    photos: Signal<Vec<LargePhoto>>,
    seen: Memo<usize>,
    turn: UnsyncCallback<Swipe>,
) -> impl IntoView {
    let start = StoredValue::new(None::<swipe::Start>);
    let down = move |event: leptos::ev::TouchEvent| start.set_value(swipe::begin(event.as_ref()));
    let up = move |event: leptos::ev::TouchEvent| {
        let way = start
            .get_value()
            .and_then(|start| swipe::end(start, event.as_ref()));
        start.set_value(None);
        if let Some(way) = way {
            turn.run(way);
        }
    };
    let shown = move || photos.with(|photos| photos.get(seen.get()).cloned());
    view! {
        <div class="l-viewer__stage" on:touchstart=down on:touchend=up>
            <For each=move || shown() key=|photo| photo.src.clone() let:photo>
                <img class="l-viewer__image" src=photo.src alt=photo.alt width=photo.width height=photo.height decoding="async"/>
            </For>
        </div>
    }
}

/// They stay where they are while photos change, so that a second press needs no second look.
#[component]
fn Ways(open: RwSignal<bool>, count: Memo<usize>, turn: UnsyncCallback<Swipe>) -> impl IntoView {
    let shut = UnsyncCallback::new(move |()| open.set(false));
    let go = move |way| UnsyncCallback::new(move |()| turn.run(way));
    let several = move || count.get() > 1;
    view! {
        <div class="l-viewer__ways">
            {move || several().then(|| view! { <Button label=t(common::PHOTO_PREVIOUS) icon="arrow-left" on_press=go(Swipe::Back)/> })}
            <Button label=t(common::CLOSE) kind=Kind::Primary icon="x" on_press=shut/>
            {move || several().then(|| view! { <Button label=t(common::PHOTO_NEXT) icon="arrow-right" on_press=go(Swipe::Onward)/> })}
        </div>
    }
}
