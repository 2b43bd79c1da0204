//! Reports on the map. Each move asks again for what is in view; an answer that nobody waits for any
//! more is aborted.

use super::filter;
use super::map_here::Here;
use super::map_marks::{bounds, extent, look_of, marks, status};
use crate::api::{self, ApiError};
use crate::i18n::{common, reports as key, t};
use crate::paths;
use crate::platform::clock;
use crate::platform::geolocation::Measured;
use crate::platform::leaflet::{MovedBy, Spot, Thing, Viewport};
use crate::shared::report_card::{ReportCard, ReportCards};
use crate::state::places;
use crate::state::session::Session;
use crate::ui::map_view::{MapEvent, MapOptions, MapUse};
use crate::ui::prelude::*;
use contract::community::{Community, Facility};
use contract::map::MapView as InView;
use contract::place::Position;
use contract::report::{Lamp as LampState, ReportDetail, ReportFilter};
use contract::{FacilityId, ReportId};
use leptos::prelude::*;

/// Waits for the hand to rest before asking, milliseconds.
const REST_MS: u32 = 150;

/// Close enough to tell the staircases of a house apart.
const CLOSE: u8 = 18;

/// What somebody tapped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    Report(ReportId),
    Facility(FacilityId),
}

/// Where to look, and what is shown as chosen there. Lives longer than the map.
#[derive(Clone, Copy)]
pub struct Look {
    at: RwSignal<Option<Spot>>,
    chosen: RwSignal<Option<Chosen>>,
    /// What the address asks for, until the map has been there: whoever taps it later stays where
    /// they are.
    asked: StoredValue<Option<ReportId>>,
    here: Here,
}

impl Look {
    /// At the whole community, or where this report is.
    pub fn new(report: Option<ReportId>) -> Self {
        Self {
            at: RwSignal::new(None),
            chosen: RwSignal::new(report.map(Chosen::Report)),
            asked: StoredValue::new(report),
            here: Here::new(None),
        }
    }

    /// Where the person stands; the map goes there when it is set.
    pub const fn here(self) -> Here {
        self.here
    }

    /// Closely at one place.
    fn closely(self, at: Position) {
        self.at.set(Some(Spot {
            lat: at.lat,
            lng: at.lng,
            zoom: CLOSE,
        }));
    }
}

/// Shown as soon as the community is known.
#[component]
pub fn MapPanel(
    filter: Memo<ReportFilter>,
    look: Look,
    #[prop(optional)] room: MapRoom,
) -> impl IntoView {
    let session = Session::get();
    let known = Memo::new(move |_| session.community().is_some());
    move || {
        known
            .get()
            .then(|| session.community())
            .flatten()
            .map(|community| panel(&community, filter, look, room))
    }
}

fn options(community: &Community) -> MapOptions {
    MapOptions {
        mode: MapUse::Browse,
        bounds: extent(community.bounds),
        start: None,
        tiles: community.map.tiles.clone(),
        gcj02: community.map.gcj02,
    }
}

fn panel(community: &Community, filter: Memo<ReportFilter>, look: Look, room: MapRoom) -> AnyView {
    let (viewport, set_viewport) = signal(None::<Viewport>);
    let (chosen, set_chosen) = look.chosen.split();
    let in_view = ask(filter, viewport);
    let ground = LocalResource::new(api::communities::geometry);
    let book = LocalResource::new(places::load);
    let facilities = Memo::new(move |_| {
        book.map(|p| p.as_ref().map(|p| p.facilities.clone()).unwrap_or_default())
            .unwrap_or_default()
    });
    let things =
        Signal::derive(move || facilities.with(|all| all.iter().map(thing).collect::<Vec<_>>()));
    let on_event = UnsyncCallback::new(move |event| match event {
        MapEvent::Moved(now) => moved(set_viewport, now),
        MapEvent::Mark(id) => set_chosen.set(id.parse().ok().map(Chosen::Report)),
        MapEvent::Thing(id) => set_chosen.set(id.parse().ok().map(Chosen::Facility)),
        MapEvent::Confirm => {}
    });
    let pressed = Signal::derive(move || match chosen.get() {
        Some(Chosen::Report(id)) => id.to_string(),
        _ => String::new(),
    });
    let words =
        Signal::derive(move || in_view.with(|v| v.as_ref().map(status).unwrap_or_default()));
    let marks = Signal::derive(move || in_view.with(|v| v.as_ref().map(marks).unwrap_or_default()));
    let ground = Signal::derive(move || ground.get().flatten());
    let accuracy = Signal::derive(move || {
        let here = look.here.get()?;
        Some((here.lat, here.lng, here.accuracy_m))
    });
    Effect::new(move |_| {
        if let Some(Measured { lat, lng, .. }) = look.here.get() {
            look.closely(Position { lat, lng });
        }
    });
    let attribution = community.map.attribution.clone();
    view! {
        <div class="l-stack l-stack--tight">
            <MapView options=options(community) label=t(key::MAP_LABEL) ground things marks chosen=pressed accuracy look_at=look.at status=words room on_event>
                {move || chosen.get().map(|chosen| view! {
                    <div class="l-map__chosen">
                        <div class="l-map__words">{choice(chosen, facilities, look)}</div>
                        <button type="button" class="l-map__control l-map__close" aria-label=t(common::CLOSE) title=t(common::CLOSE) on:click=move |_| set_chosen.set(None)>
                            <Icon name="x"/>
                        </button>
                    </div>
                })}
                {(room == MapRoom::Rest).then(|| view! {
                    <details class="l-map__legend"><summary class="l-map__control">{t(key::LEGEND)}<Icon name="x"/></summary><Legend/></details>
                })}
            </MapView>
            {(room == MapRoom::Own).then(|| view! { <Legend/> })}
            {(!attribution.is_empty()).then(|| view! { <p class="l-muted">{attribution}</p> })}
        </div>
    }
    .into_any()
}

/// What the foreseen view asked for is not asked again.
fn moved(viewport: WriteSignal<Option<Viewport>>, now: Viewport) {
    viewport.maybe_update(|asked| {
        let new = asked.is_none_or(|asked| !asked.answers(now));
        if new {
            *asked = Some(now);
        }
        new
    });
}

fn thing(facility: &Facility) -> Thing {
    Thing {
        id: facility.id.to_string(),
        lat: facility.position.lat,
        lng: facility.position.lng,
    }
}

/// Keeps the last answer while the next one is on its way.
fn ask(
    filter: Memo<ReportFilter>,
    viewport: ReadSignal<Option<Viewport>>,
) -> ReadSignal<Option<InView>> {
    let (in_view, set_in_view) = signal(None);
    Effect::new(move |_| {
        let Some(now) = viewport.get() else { return };
        let (question, zoom) = filter.with(|f| filter::in_view(f, bounds(now.bounds), now.zoom));
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            if now.by == MovedBy::Person {
                clock::sleep(REST_MS).await;
            }
            if let Ok(answer) = api::map::view(&question, zoom).await {
                set_in_view.try_set(Some(answer));
            }
        });
    });
    in_view
}

/// The report or facility that was tapped. It lies over the map's lower edge: nothing moves.
fn choice(chosen: Chosen, facilities: Memo<Vec<Facility>>, look: Look) -> AnyView {
    match chosen {
        Chosen::Report(id) => {
            let report = LocalResource::new(move || api::reports::one(id));
            if look.asked.get_value() == Some(id) {
                look_there(report, look);
            }
            let card = load(report, |detail| {
                view! { <ReportCards><ReportCard report=detail.card/></ReportCards> }.into_any()
            });
            view! { <div role="status">{card}</div> }.into_any()
        }
        Chosen::Facility(id) => {
            let found = facilities.with_untracked(|all| all.iter().find(|f| f.id == id).cloned());
            found
                .map(|facility| {
                    view! {
                        <div role="status">
                            <Rows><Row title=facility.name detail=t(key::REPORT_HERE) icon="map-pin" href=paths::facility(&facility.code)/></Rows>
                        </div>
                    }
                })
                .into_any()
        }
    }
}

/// The server says where it is, so that only those who may know of a report are led there.
fn look_there(report: LocalResource<Result<ReportDetail, ApiError>>, look: Look) {
    Effect::new(move |_| {
        let at = report.map(|answer| {
            answer
                .as_ref()
                .ok()
                .map(|report| report.card.place.position)
        });
        let Some(at) = at.flatten().filter(Position::is_plausible) else {
            return;
        };
        if look.asked.get_value().is_some() {
            look.asked.set_value(None);
            look.closely(at);
        }
    });
}

/// What the marks mean, in words.
#[component]
fn Legend() -> impl IntoView {
    let entry = |lamp, label| {
        let (tone, icon) = look_of(lamp);
        view! { <li><span class=format!("l-map__mark l-map__mark--{tone}") aria-hidden="true"><Icon name=icon/></span>{t(label)}</li> }
    };
    let several = |tone, label| view! { <li><span class=format!("l-map__mark l-map__mark--{tone}") aria-hidden="true">"5"</span>{t(label)}</li> };
    view! {
        <ul class="l-legend" aria-label=t(key::LEGEND)>
            {entry(LampState::Green, key::LAMP_GREEN)}
            {entry(LampState::Amber, key::LAMP_AMBER)}
            {entry(LampState::Red, key::LAMP_RED)}
            {entry(LampState::Off, key::LEGEND_CLOSED)}
            {several("many", key::LEGEND_MANY)}
            {several("done", key::LEGEND_MANY_CLOSED)}
        </ul>
    }
}
