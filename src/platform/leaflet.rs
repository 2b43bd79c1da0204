//! Leaflet, loaded on demand from our own origin: nothing of it is in the first page. The drawing
//! itself is `public/map/linli-map.js`; this file is its typed face. Positions are WGS-84 here;
//! only the tile layer inside that module knows another datum.

mod files;
pub mod foreseen;

use crate::json;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Degrees; the same shape as GeoJSON boxes are read in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    pub lat: f64,
    pub lng: f64,
    /// Web map zoom, 3–20.
    pub zoom: u8,
}

/// What a map is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MapUse {
    /// Look around and open things.
    Browse,
    /// Put the fixed pin in the middle onto a place.
    Place,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MapOptions {
    pub mode: MapUse,
    pub bounds: Extent,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Spot>,
    /// Tile address with `{z}`, `{x}`, `{y}`; none: only the community's own shapes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tiles: Option<String>,
    /// The tiles are drawn on the GCJ-02 datum.
    pub gcj02: bool,
}

/// A named marker: a pin with an icon, or several things as one circle with their number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// Comes back when it is chosen; equal keys are drawn once.
    pub key: String,
    pub lat: f64,
    pub lng: f64,
    /// `green`, `amber`, `red`, `off`; for several things `many`, or `done` if none of them is open.
    pub tone: &'static str,
    /// Accessible name.
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Choosing it looks closer at this box, as long as that is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Extent>,
}

/// Something on the ground that can be tapped.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Thing {
    pub id: String,
    pub lat: f64,
    pub lng: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovedBy {
    Person,
    App,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Viewport {
    pub by: MovedBy,
    pub bounds: Extent,
    pub zoom: f64,
    /// The middle, where a fixed pin points.
    pub lat: f64,
    pub lng: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    Moved(Viewport),
    Mark(String),
    Thing(String),
    /// Enter on the map while placing.
    Confirm,
}

/// The map code could not be fetched or refused to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapFailed;

#[wasm_bindgen]
extern "C" {
    type LinliMap;

    #[wasm_bindgen(static_method_of = LinliMap, catch)]
    async fn open(
        host: &HtmlElement,
        options: JsValue,
        emit: &Closure<dyn Fn(String, String)>,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn view(this: &LinliMap, lat: f64, lng: f64, zoom: u8);
    #[wasm_bindgen(method)]
    fn step(this: &LinliMap, dx: f64, dy: f64);
    #[wasm_bindgen(method, js_name = zoomBy)]
    fn zoom_by(this: &LinliMap, levels: i32);
    #[wasm_bindgen(method)]
    fn reset(this: &LinliMap);
    #[wasm_bindgen(method, js_name = setGround)]
    fn set_ground(this: &LinliMap, geojson: &str);
    #[wasm_bindgen(method, js_name = setThings)]
    fn set_things(this: &LinliMap, json: &str);
    #[wasm_bindgen(method, js_name = setMarks)]
    fn set_marks(this: &LinliMap, json: &str);
    #[wasm_bindgen(method, js_name = setChosen)]
    fn set_chosen(this: &LinliMap, key: &str);
    #[wasm_bindgen(method, js_name = setAccuracy)]
    fn set_accuracy(this: &LinliMap, lat: f64, lng: f64, metres: f64);
    #[wasm_bindgen(method)]
    fn close(this: &LinliMap);
}

/// An open map. Dropping it takes it off the page.
pub struct Map {
    js: LinliMap,
    _emit: Closure<dyn Fn(String, String)>,
}

impl Drop for Map {
    fn drop(&mut self) {
        self.js.close();
    }
}

impl Map {
    /// Fetches the map code if needed and draws an empty map into `host`.
    pub async fn open(
        host: HtmlElement,
        options: &MapOptions,
        on_event: impl Fn(MapEvent) + 'static,
    ) -> Result<Self, MapFailed> {
        files::load().await?;
        let emit = Closure::new(move |kind: String, data: String| {
            if let Some(event) = decode(&kind, &data) {
                on_event(event);
            }
        });
        let js = LinliMap::open(&host, to_js(options), &emit)
            .await
            .map_err(|_| MapFailed)?;
        Ok(Self {
            js: js.unchecked_into(),
            _emit: emit,
        })
    }

    /// Looks at a place without counting as a move by the person.
    pub fn view(&self, spot: Spot) {
        self.js.view(spot.lat, spot.lng, spot.zoom);
    }

    /// Moves by parts of the visible size: `(0.25, 0.0)` is a quarter to the right.
    pub fn step(&self, dx: f64, dy: f64) {
        self.js.step(dx, dy);
    }

    pub fn zoom_by(&self, levels: i32) {
        self.js.zoom_by(levels);
    }

    /// Back to the whole community.
    pub fn reset(&self) {
        self.js.reset();
    }

    /// Draws the community's own shapes; a broken file leaves the map as it was.
    pub fn set_ground(&self, geojson: &str) {
        self.js.set_ground(geojson);
    }

    pub fn set_things(&self, things: &[Thing]) {
        self.js.set_things(&to_json(&things));
    }

    pub fn set_marks(&self, marks: &[Mark]) {
        self.js.set_marks(&to_json(&marks));
    }

    /// Shows which mark is chosen, by its key; an empty one: none.
    pub fn set_chosen(&self, key: &str) {
        self.js.set_chosen(key);
    }

    /// Draws the circle of a measured position, metres; `None` takes it away.
    pub fn set_accuracy(&self, circle: Option<(f64, f64, f64)>) {
        let (lat, lng, metres) = circle.unwrap_or_default();
        self.js.set_accuracy(lat, lng, metres);
    }
}

fn decode(kind: &str, data: &str) -> Option<MapEvent> {
    match kind {
        "moved" => json::read(data).ok().map(MapEvent::Moved),
        "mark" => json::read(data).ok().map(MapEvent::Mark),
        "thing" => json::read(data).ok().map(MapEvent::Thing),
        "confirm" => Some(MapEvent::Confirm),
        _ => None,
    }
}

fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn to_js<T: Serialize>(value: &T) -> JsValue {
    js_sys::JSON::parse(&to_json(value)).unwrap_or(JsValue::NULL)
}
