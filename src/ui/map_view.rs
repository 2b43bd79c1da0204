//! A map with controls of our own: real buttons that are large enough, a fixed pin for placing, and
//! always a way that needs no map. What it shows comes in, what people do goes out as [`MapEvent`];
//! which things these are it does not know.

use super::Text;
use super::button::Button;
use super::icon::Icon;
use crate::i18n::{Key, map as key, t};
use crate::platform::leaflet::foreseen::{self, Window};
use crate::platform::leaflet::{Map, Mark, Spot, Thing};
pub use crate::platform::leaflet::{MapEvent, MapOptions, MapUse};
use leptos::html;
use leptos::prelude::*;
use std::rc::Rc;

/// Part of the visible map that one press of an arrow moves while looking around.
const STEP: f64 = 0.33;
/// The same while placing: some ten metres at the usual zoom.
const FINE_STEP: f64 = 0.06;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Ready,
    Failed,
}

/// What a map has of its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapRoom {
    /// A height of its own, with the controls under it.
    #[default]
    Own,
    /// The height that its column has left; everything else lies over it, in 长辈版 around it.
    Rest,
}

type Handle = StoredValue<Option<Map>, LocalStorage>;

/// The map's code is fetched when this is shown, never before.
#[component]
pub fn MapView(
    options: MapOptions,
    /// Name for screen readers.
    #[prop(into)]
    label: Text,
    /// The community's shapes as GeoJSON.
    #[prop(optional, into)]
    ground: Signal<Option<String>>,
    /// Things on the ground that can be tapped.
    #[prop(optional, into)]
    things: Signal<Vec<Thing>>,
    #[prop(optional, into)] marks: Signal<Vec<Mark>>,
    /// Key of the mark that is shown as chosen; empty: none.
    #[prop(optional, into)]
    chosen: Signal<String>,
    /// Latitude, longitude and radius in metres of a measured position.
    #[prop(optional, into)]
    accuracy: Signal<Option<(f64, f64, f64)>>,
    /// Where to look; a new value moves the map.
    #[prop(optional, into)]
    look_at: Signal<Option<Spot>>,
    /// How many things are in view, in words; announced when it changes.
    #[prop(optional, into)]
    status: Option<Text>,
    #[prop(optional)] room: MapRoom,
    #[prop(optional, into)] on_event: Option<UnsyncCallback<MapEvent>>,
    /// What lies over the map's lower edge.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let state = RwSignal::new(State::Loading);
    let handle: Handle = StoredValue::new_local(None);
    let mode = options.mode;
    let host = open_map(options, state, handle, on_event);
    let push = move |draw: Rc<dyn Fn(&Map)>| {
        Effect::new(move |_| {
            if state.get() == State::Ready {
                handle.with_value(|map| map.as_ref().map(|map| draw(map)));
            }
        });
    };
    push(Rc::new(move |map| {
        ground.with(|geojson| geojson.as_deref().map(|geojson| map.set_ground(geojson)));
    }));
    push(Rc::new(move |map| {
        things.with(|things| map.set_things(things))
    }));
    push(Rc::new(move |map| marks.with(|marks| map.set_marks(marks))));
    push(Rc::new(move |map| chosen.with(|key| map.set_chosen(key))));
    push(Rc::new(move |map| map.set_accuracy(accuracy.get())));
    push(Rc::new(move |map| {
        if let Some(spot) = look_at.get() {
            map.view(spot);
        }
    }));
    let status = status.map(|status| {
        view! { <p class="l-map__status" role="status">{move || status.get()}</p> }
    });
    let rest = view! { {status}<Arrows handle mode/> };
    let (over, under) = match room {
        MapRoom::Rest => (Some(rest), None),
        MapRoom::Own => (None, Some(rest)),
    };
    view! {
        <section class="l-map" class:l-map--tall=room == MapRoom::Rest aria-label=move || label.get()>
            <div class="l-map__stage">
                <div class="l-map__view">
                    <div class="l-map__canvas" node_ref=host tabindex="0" role="group" aria-label=move || label.get()></div>
                    {(mode == MapUse::Place).then(|| view! { <span class="l-map__aim"><Icon name="map-pin"/></span> })}
                    {move || cover(state)}
                </div>
                {children.map(|children| children())}
                <Zoom handle/>
                {over}
            </div>
            {under}
        </section>
    }
}

/// Opens the map once its element is on the page, and again when `state` goes back to loading.
fn open_map(
    options: MapOptions,
    state: RwSignal<State>,
    handle: Handle,
    on_event: Option<UnsyncCallback<MapEvent>>,
) -> NodeRef<html::Div> {
    let host = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let (Some(element), State::Loading) = (host.get(), state.get()) else {
            return;
        };
        let options = options.clone();
        if let Some(on_event) = on_event
            && options.mode == MapUse::Browse
            && options.start.is_none()
        {
            on_event.run(MapEvent::Moved(foreseen::whole(
                options.bounds,
                Window::now(),
            )));
        }
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let emit = move |event| {
                if let Some(on_event) = on_event {
                    on_event.run(event);
                }
            };
            let opened = Map::open(element.into(), &options, emit).await;
            let next = if opened.is_ok() {
                State::Ready
            } else {
                State::Failed
            };
            // The effects that draw run on the new state and need the map by then.
            handle.try_set_value(opened.ok());
            state.try_set(next);
        });
    });
    host
}

/// What lies over the map while it is not there.
fn cover(state: RwSignal<State>) -> Option<AnyView> {
    let again = UnsyncCallback::new(move |()| state.set(State::Loading));
    match state.get() {
        State::Ready => None,
        State::Loading => {
            Some(view! { <p class="l-map__cover" role="status">{t(key::LOADING)}</p> }.into_any())
        }
        State::Failed => Some(
            view! {
                <div class="l-map__cover" role="alert">
                    <p>{t(key::FAILED)}</p>
                    <Button label=t(crate::i18n::common::RETRY) icon="refresh-cw" on_press=again/>
                </div>
            }
            .into_any(),
        ),
    }
}

fn control(
    handle: Handle,
    label: Key,
    icon: &'static str,
    act: impl Fn(&Map) + 'static,
) -> impl IntoView {
    let press = move |_| {
        handle.with_value(|map| map.as_ref().map(&act));
    };
    view! {
        <button type="button" class="l-map__control" aria-label=t(label) title=t(label) on:click=press>
            <Icon name=icon/>
            <span class="l-map__word" aria-hidden="true">{t(label)}</span>
        </button>
    }
}

#[component]
fn Zoom(handle: Handle) -> impl IntoView {
    view! {
        <div class="l-map__zoom" role="group" aria-label=t(key::ZOOM)>
            {control(handle, key::ZOOM_IN, "zoom-in", |map| map.zoom_by(1))}
            {control(handle, key::ZOOM_OUT, "zoom-out", |map| map.zoom_by(-1))}
            {control(handle, key::RESET, "house", Map::reset)}
        </div>
    }
}

#[component]
fn Arrows(handle: Handle, mode: MapUse) -> impl IntoView {
    let by = if mode == MapUse::Place {
        FINE_STEP
    } else {
        STEP
    };
    view! {
        <div class="l-map__controls" role="group" aria-label=t(key::CONTROLS)>
            {control(handle, key::LEFT, "chevron-left", move |map| map.step(-by, 0.0))}
            {control(handle, key::UP, "chevron-up", move |map| map.step(0.0, -by))}
            {control(handle, key::DOWN, "chevron-down", move |map| map.step(0.0, by))}
            {control(handle, key::RIGHT, "chevron-right", move |map| map.step(by, 0.0))}
        </div>
    }
}
