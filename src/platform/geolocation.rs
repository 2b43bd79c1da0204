//! The device's position, watched for as long as the [`Watch`] lives.

use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Geolocation, PositionOptions};

/// Degrees on WGS-84 and the radius of 68 % confidence, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    pub lat: f64,
    pub lng: f64,
    pub accuracy_m: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocateError {
    /// The person or the system said no.
    Refused,
    /// The device does not know.
    Unknown,
    /// No answer in time; the device goes on trying.
    Slow,
    /// This browser has no positions, or the page is not secure.
    Missing,
}

const REFUSED: u16 = 1;
const SLOW: u16 = 3;
/// How long one measurement may take, milliseconds.
const PATIENCE_MS: u32 = 20_000;

/// Dropping it stops the measuring and the phone's positioning light.
pub struct Watch {
    geolocation: Geolocation,
    id: i32,
    _found: Closure<dyn FnMut(JsValue)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.geolocation.clear_watch(self.id);
    }
}

/// Starts measuring; asks the person for permission the first time.
pub fn watch(
    on_change: impl Fn(Result<Measured, LocateError>) + 'static,
) -> Result<Watch, LocateError> {
    let geolocation = web_sys::window()
        .and_then(|window| window.navigator().geolocation().ok())
        .filter(|found| !found.is_undefined())
        .ok_or(LocateError::Missing)?;
    let on_change = Rc::new(on_change);
    let report = Rc::clone(&on_change);
    let found = Closure::new(move |position: JsValue| {
        report(measured(&position).ok_or(LocateError::Unknown));
    });
    let failed = Closure::new(move |error: JsValue| {
        on_change(Err(match number(&error, "code") {
            Some(code) if code == f64::from(REFUSED) => LocateError::Refused,
            Some(code) if code == f64::from(SLOW) => LocateError::Slow,
            _ => LocateError::Unknown,
        }));
    });
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    let id = geolocation
        .watch_position_with_error_callback_and_options(
            found.as_ref().unchecked_ref(),
            Some(failed.as_ref().unchecked_ref()),
            &options,
        )
        .map_err(|_| LocateError::Missing)?;
    Ok(Watch {
        geolocation,
        id,
        _found: found,
        _failed: failed,
    })
}

fn measured(position: &JsValue) -> Option<Measured> {
    let coords = Reflect::get(position, &"coords".into()).ok()?;
    Some(Measured {
        lat: number(&coords, "latitude")?,
        lng: number(&coords, "longitude")?,
        accuracy_m: number(&coords, "accuracy")?,
    })
}

fn number(object: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(object, &name.into()).ok()?.as_f64()
}
