//! On the map: a fixed pin in the middle, the map moves under it by drag, buttons or arrow keys, and
//! the way on takes what the pin points at.
//! Tapping a facility names it. The accuracy circle shows what the device believes; the person's
//! pin counts.

use super::model::place::Aim;
use super::place::Book;
use crate::api;
use crate::i18n::{report, t};
use crate::platform::dom;
use crate::platform::leaflet::{Extent, MovedBy, Spot, Thing};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::DraftPlace;
use crate::state::session::Session;
use crate::ui::map_view::{MapEvent, MapOptions, MapUse};
use crate::ui::prelude::*;
use contract::community::{Community, Places};
use contract::place::{Bounds, Position};
use leptos::prelude::*;
use std::sync::Arc;

/// Single houses and their entrances can be told apart.
const CLOSE: u8 = 18;
#[component]
pub fn MapWay(book: Book, aim: RwSignal<Option<Aim>>) -> impl IntoView {
    let session = Session::get();
    // Read once: a fresh home answer must not start the map anew.
    let community = untrack(|| session.community());
    community.map(|community| view! { <Placing book community aim/> })
}

#[component]
fn Placing(book: Book, community: Arc<Community>, aim: RwSignal<Option<Aim>>) -> impl IntoView {
    let drafts = Drafts::get();
    let start = drafts
        .open()
        .with_untracked(|draft| start_at(&draft.place, &book, community.bounds));
    let ground = LocalResource::new(api::communities::geometry);
    let ground = Signal::derive(move || ground.get().flatten());
    let options = options(&community, start);
    let things = Signal::stored(things(&book));
    // A map that is gone points nowhere.
    on_cleanup(move || {
        aim.try_set(None);
    });
    let take = move || {
        if let Some(position) = aim.get_untracked().and_then(Aim::meant) {
            drafts.edit(|draft| draft.place.choose_pin(position));
        }
    };
    let on_event = UnsyncCallback::new(move |event| match event {
        MapEvent::Moved(view) => {
            let at = Position {
                lat: view.lat,
                lng: view.lng,
            };
            aim.set(Some(Aim {
                at,
                zoom: view.zoom,
            }));
            // What a person aims at is looked up among the open reports while they still look.
            if view.by == MovedBy::Person {
                take();
            }
        }
        MapEvent::Confirm => take(),
        MapEvent::Thing(id) => {
            let facility = book.facilities.iter().find(|f| f.id.to_string() == id);
            if let Some(facility) = facility {
                drafts.edit(|draft| draft.choose_facility(facility));
                dom::focus_soon(".l-form__picked");
            }
        }
        MapEvent::Mark(_) => {}
    });
    let accuracy = Signal::derive(move || {
        let fix = drafts.open().with(|draft| draft.place.fix)?;
        Some((fix.position.lat, fix.position.lng, fix.accuracy_m))
    });
    view! {
        <p>{t(report::MAP_HINT)}</p>
        <MapView
            options=options
            label=t(report::MAP_WAY)
            ground=ground
            things=things
            accuracy=accuracy
            on_event=on_event
        />
    }
}

/// Where the map opens: the person's pin, else what any other way has found in the community.
fn start_at(place: &DraftPlace, book: &Places, bounds: Bounds) -> Option<Position> {
    let building = || book.buildings.iter().find(|b| Some(b.id) == place.building);
    place
        .pin
        .or_else(|| place.fix.map(|fix| fix.position))
        .filter(|position| bounds.contains(position))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::drafts::model::Fix;

    #[test]
    fn a_device_elsewhere_does_not_open_the_map_elsewhere() {
        let bounds = Bounds {
            south: 31.0,
            west: 121.0,
            north: 31.1,
            east: 121.1,
        };
        let book = Places {
            grids: Vec::new(),
            buildings: Vec::new(),
            facilities: Vec::new(),
        };
        let mut place = DraftPlace::default();
        let mut fix = |lat| {
            let position = Position { lat, lng: 121.05 };
            place.fix = Some(Fix {
                position,
                accuracy_m: 8.0,
            });
            start_at(&place, &book, bounds).map(|at| at.lat)
        };
        assert_eq!(fix(31.05), Some(31.05));
        assert_eq!(fix(40.0), None);
    }
}
