//! Fetches the files that a map needs, once for the page.

use super::MapFailed;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element};

pub async fn load() -> Result<(), MapFailed> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(MapFailed)?;
    let style = arrival(
        &document,
        "link",
        &[
            ("rel", "stylesheet"),
            ("href", "/vendor/leaflet-1.9.4/leaflet.css"),
        ],
    )?;
    let library = arrival(
        &document,
        "script",
        &[("src", "/vendor/leaflet-1.9.4/leaflet.js")],
    )?;
    let ours = arrival(
        &document,
        "script",
        &[("type", "module"), ("src", "/map/linli-map.js")],
    )?;
    // Together: a promise that nobody waits for any more would report its failure to the page.
    let all = js_sys::Promise::all(&js_sys::Array::of3(&style, &library, &ours));
    JsFuture::from(all).await.map_err(|_| MapFailed)?;
    Ok(())
}

/// A promise for the file's arrival. The element stays in the document and remembers that it came,
/// so that a second map waits for the same file; one that failed is taken out and tried afresh.
fn arrival(
    document: &Document,
    tag: &str,
    attributes: &[(&str, &str)],
) -> Result<js_sys::Promise, MapFailed> {
    // By all attributes: `boot.js` may have put a preload of the same address beside it.
    let wanted = attributes
        .iter()
        .fold(tag.to_owned(), |wanted, (name, value)| {
            format!("{wanted}[{name}='{value}']")
        });
    let present = document.query_selector(&wanted).map_err(|_| MapFailed)?;
    if let Some(element) = &present
        && element.has_attribute("data-here")
    {
        return Ok(js_sys::Promise::resolve(&JsValue::NULL));
    }
    let element = match present {
        Some(element) => element,
        None => insert(document, tag, attributes)?,
    };
    Ok(js_sys::Promise::new(&mut |resolve, reject| {
        let (there, gone) = (element.clone(), element.clone());
        let on_load = Closure::once_into_js(move || {
            let _kept = there.set_attribute("data-here", "");
            resolve.call0(&JsValue::NULL)
        });
        let on_error = Closure::once_into_js(move || {
            gone.remove();
            reject.call0(&JsValue::NULL)
        });
        let _listening = element
            .add_event_listener_with_callback("load", on_load.unchecked_ref())
            .and_then(|()| {
                element.add_event_listener_with_callback("error", on_error.unchecked_ref())
            });
    }))
}

fn insert(
    document: &Document,
    tag: &str,
    attributes: &[(&str, &str)],
) -> Result<Element, MapFailed> {
    let element = document.create_element(tag).map_err(|_| MapFailed)?;
    for (name, value) in attributes {
        element.set_attribute(name, value).map_err(|_| MapFailed)?;
    }
    let head = document.head().ok_or(MapFailed)?;
    head.append_child(&element).map_err(|_| MapFailed)?;
    Ok(element)
}
