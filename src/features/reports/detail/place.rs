//! Where it is: in words always, on a map when asked, because the map's code is heavy.

use super::super::map_marks::extent;
use crate::api;
use crate::i18n::{reports as key, t};
use crate::platform::leaflet::{Mark, Spot};
use crate::shared::report_words::{headline, lamp_tone};
use crate::state::session::Session;
use crate::ui::map_view::{MapOptions, MapUse};
use crate::ui::prelude::*;
use contract::community::Community;
use contract::report::ReportCard;
use leptos::prelude::*;

/// Close enough to tell the staircases of a house apart.
const ZOOM: u8 = 18;

#[component]
pub fn PlaceOnMap(report: ReportCard) -> impl IntoView {
    let shown = RwSignal::new(false);
    let show = UnsyncCallback::new(move |()| shown.set(true));
    let session = Session::get();
    let label = report.place.label.clone();
    let map = move || match (shown.get(), session.community()) {
        (true, Some(community)) => map(&report, &community),
        (true, None) => ().into_any(),
        (false, _) => {
            view! { <Button label=t(key::SHOW_ON_MAP) icon="map" on_press=show/> }.into_any()
        }
    };
    view! {
        <Section title=t(key::WHERE)>
            <p>{label}</p>
            {map}
        </Section>
    }
}

fn map(report: &ReportCard, community: &Community) -> AnyView {
    let at = report.place.position;
    let options = MapOptions {
        mode: MapUse::Single,
        bounds: extent(community.bounds),
        start: Some(Spot {
            lat: at.lat,
            lng: at.lng,
            zoom: ZOOM,
        }),
        tiles: community.map.tiles.clone(),
        gcj02: community.map.gcj02,
    };
    let tone = match lamp_tone(report.lamp) {
        Tone::Green => "green",
        Tone::Amber => "amber",
        Tone::Red => "red",
        Tone::Neutral | Tone::Blue => "off",
    };
    let mark = Mark {
        key: report.id.to_string(),
        lat: at.lat,
        lng: at.lng,
        tone,
        label: headline(report),
        icon: Some("map-pin"),
        text: None,
        bounds: None,
    };
    let ground = LocalResource::new(api::communities::geometry);
    let ground = Signal::derive(move || ground.get().flatten());
    let marks = Signal::stored(vec![mark]);
    view! { <MapView options label=report.place.label.clone() ground marks/> }.into_any()
}
