//! On the map: a fixed pin in the middle, the map moves under it by drag, buttons or arrow keys.
//! Tapping a facility names it. The accuracy circle shows what the device believes; the person's
//! pin counts.

use super::place::Book;
use crate::api;
use crate::i18n::{report, t};
use crate::platform::leaflet::{Extent, Spot, Thing};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{DraftPlace, Way};
use crate::state::session::Session;
use crate::ui::map_view::{MapEvent, MapOptions, MapUse};
use crate::ui::prelude::*;
use contract::FacilityId;
use contract::community::{Community, Places};
use contract::place::Position;
use leptos::prelude::*;
use std::sync::Arc;

/// Single houses and their entrances can be told apart.
const CLOSE: u8 = 18;

#[component]
pub fn MapWay(book: Book) -> impl IntoView {
    let session = Session::get();
    // Read once: a fresh home answer must not start the map anew.
    let community = untrack(|| session.community());
    community.map(|community| view! { <Placing book community/> })
}

#[component]
fn Placing(book: Book, community: Arc<Community>) -> impl IntoView {
    let drafts = Drafts::get();
    let start = drafts
        .open()
        .with_untracked(|draft| start_at(&draft.place, &book));
    let middle = StoredValue::new(start.unwrap_or(community.center));
    let ground = LocalResource::new(api::communities::geometry);
    let ground = Signal::derive(move || ground.get().flatten());
    let options = options(&community, start);
    let things = Signal::stored(things(&book));
    let set = move || drafts.edit(|draft| draft.place.choose_pin(middle.get_value()));
    let on_event = UnsyncCallback::new(move |event| match event {
        MapEvent::Moved(view) => middle.set_value(Position {
            lat: view.lat,
            lng: view.lng,
        }),
        MapEvent::Confirm => set(),
        MapEvent::Thing(id) => {
            if let Ok(id) = id.parse::<FacilityId>() {
                drafts.edit(|draft| draft.place.choose_facility(id));
            }
        }
        MapEvent::Mark(_) => {}
    });
    let accuracy = Signal::derive(move || {
        let fix = drafts.open().with(|draft| draft.place.fix)?;
        Some((fix.position.lat, fix.position.lng, fix.accuracy_m))
    });
    let pinned = Memo::new(move |_| {
        drafts
            .open()
            .with(|draft| draft.place.pin.is_some() && draft.place.way == Some(Way::Map))
    });
    view! {
        <MapView
            options=options
            label=t(report::MAP_WAY)
            ground=ground
            things=things
            accuracy=accuracy
            on_event=on_event
        />
        <Button icon="map-pin" wide=true label=t(report::MAP_SET) on_press=UnsyncCallback::new(move |()| set())/>
        <p role="status" aria-live="polite">{move || pinned.get().then(|| t(report::MAP_PINNED))}</p>
    }
}

/// Where the map opens: the person's pin, else what any other way has found.
fn start_at(place: &DraftPlace, book: &Places) -> Option<Position> {
    let building = || book.buildings.iter().find(|b| Some(b.id) == place.building);
    place
        .pin
        .or_else(|| place.fix.map(|fix| fix.position))
        .or_else(|| building().map(|building| building.position))
}

fn options(community: &Community, start: Option<Position>) -> MapOptions {
    let bounds = community.bounds;
    MapOptions {
        mode: MapUse::Place,
        bounds: Extent {
            south: bounds.south,
            west: bounds.west,
            north: bounds.north,
            east: bounds.east,
        },
        start: start.map(|position| Spot {
            lat: position.lat,
            lng: position.lng,
            zoom: CLOSE,
        }),
        tiles: community.map.tiles.clone(),
        gcj02: community.map.gcj02,
    }
}

fn things(book: &Places) -> Vec<Thing> {
    let thing = |facility: &contract::community::Facility| Thing {
        id: facility.id.to_string(),
        lat: facility.position.lat,
        lng: facility.position.lng,
    };
    book.facilities.iter().map(thing).collect()
}
