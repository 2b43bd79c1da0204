//! Photos, small and large, and maps.

use crate::i18n::{gallery as key, number, t};
use crate::paths;
use crate::platform::leaflet::{Extent, Mark, Spot, Thing};
use crate::ui::map_view::{MapOptions, MapUse};
use crate::ui::prelude::*;
use contract::place::Position;
use leptos::prelude::*;
use serde_json::json;

const PICTURE: &str = "/icon.svg";
const PICTURE_SIDE: u32 = 512;

pub fn photos() -> AnyView {
    let open = RwSignal::new(false);
    let at = RwSignal::new(None::<usize>);
    let tile = |note: Option<&str>| PhotoTile {
        src: PICTURE.to_owned(),
        alt: t(key::TITLE).to_owned(),
        note: note.map(str::to_owned),
    };
    let tiles = vec![tile(None), tile(Some(t(key::NEXT))), tile(None)];
    let large = LargePhoto {
        src: PICTURE.to_owned(),
        alt: t(key::TITLE).to_owned(),
        width: PICTURE_SIDE,
        height: PICTURE_SIDE,
    };
    let photos = Signal::stored(vec![large; tiles.len()]);
    let on_open = UnsyncCallback::new(move |which| {
        at.set(Some(which));
        open.set(true);
    });
    let acts = UnsyncCallback::new(|_| {
        view! { <Button label=t(key::DELETE) kind=Kind::Quiet icon="trash-2" on_press=UnsyncCallback::new(|()| ())/> }.into_any()
    });
    view! {
        <Section title=t(key::PHOTOS)>
            <div id="opens-photo"><PhotoGrid photos=tiles on_open/></div>
            <PhotoViewer open at photos acts/>
        </Section>
    }
    .into_any()
}

const HOME: Extent = Extent {
    south: 31.228,
    west: 121.452,
    north: 31.236,
    east: 121.462,
};

fn options(mode: MapUse, start: Option<Spot>) -> MapOptions {
    MapOptions {
        mode,
        bounds: HOME,
        start,
        tiles: None,
        gcj02: false,
    }
}

/// Both uses, the first with marks of every tone, and the still picture before and after its shapes.
/// Waiting for the map's code and going without it are what each shows first, and what it shows without
/// network.
pub fn maps() -> AnyView {
    let middle = Spot {
        lat: 31.232,
        lng: 121.457,
        zoom: 17,
    };
    let thing = Thing {
        id: String::from("thing"),
        lat: middle.lat + 0.0006,
        lng: middle.lng + 0.0006,
    };
    let status = number(marks().len() as i64);
    view! {
        <Section title=t(key::MAP)>
            <MapView options=options(MapUse::Browse, None) label=t(key::NEAR) marks=Signal::stored(marks()) status=status/>
            <MapView options=options(MapUse::Place, Some(middle)) label=t(key::PLACE) things=Signal::stored(vec![thing]) accuracy=Signal::stored(Some((middle.lat, middle.lng, 30.0)))/>
            <StillMap at=position(middle) place=t(key::NEAR) href=paths::MAP/>
            <StillMap at=position(middle) place=t(key::NEAR) ground=Signal::stored(Some(quarter(middle))) href=paths::MAP/>
            <StillPosition at=position(middle) accuracy_m=30.0 place=t(key::NEAR) ground=Signal::stored(Some(quarter(middle)))/>
        </Section>
    }
    .into_any()
}

fn position(spot: Spot) -> Position {
    Position {
        lat: spot.lat,
        lng: spot.lng,
    }
}

/// A road, a lawn and two houses around a place.
fn quarter(at: Spot) -> String {
    let area = |kind: &str, name: &str, south: f64, west: f64, north: f64, east: f64| {
        let corners = [(south, west), (south, east), (north, east), (north, west)];
        let ring: Vec<[f64; 2]> = corners
            .iter()
            .map(|(lat, lng)| [at.lng + lng, at.lat + lat])
            .collect();
        json!({"properties": {"k": kind, "n": name}, "geometry": {"coordinates": [ring]}})
    };
    let road = [
        [at.lng - 0.01, at.lat - 0.0002],
        [at.lng + 0.01, at.lat - 0.0001],
    ];
    let features = [
        area("green", "", 0.0001, 0.0008, 0.0004, 0.0016),
        json!({"properties": {"k": "road"}, "geometry": {"coordinates": road}}),
        area("building", "3号楼", -0.00008, -0.0004, 0.00008, 0.0004),
        area("building", "4号楼", -0.00008, 0.0006, 0.00008, 0.0013),
    ];
    json!({ "features": features }).to_string()
}

fn marks() -> Vec<Mark> {
    let pins = [
        ("green", "circle", key::LAMP_GREEN),
        ("amber", "clock", key::LAMP_AMBER),
        ("red", "triangle-alert", key::LAMP_RED),
        ("off", "check", key::LAMP_OFF),
    ];
    let pin = |(at, (tone, icon, words)): (usize, (&'static str, &'static str, _))| Mark {
        key: tone.to_owned(),
        lat: 31.231,
        lng: 121.454 + at as f64 * 0.0015,
        tone,
        label: t(words).to_owned(),
        icon: Some(icon),
        text: None,
        bounds: None,
    };
    let cluster = Mark {
        key: String::from("cluster"),
        lat: 31.234,
        lng: 121.457,
        tone: "many",
        label: t(key::NEAR).to_owned(),
        icon: None,
        text: Some(number(1250)),
        bounds: Some(HOME),
    };
    let pins = pins.into_iter().enumerate().map(pin);
    pins.chain([cluster]).collect()
}
