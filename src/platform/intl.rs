//! Dates and order as the browser's own tables know them, so that we ship none.

use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// The few shapes in which dates appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 14:05
    Clock,
    /// 11月21日周六
    Day,
    /// 2026年11月21日周六
    FullDay,
    /// 2026
    Year,
}

impl Style {
    const fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Clock => &[
                ("hour", "numeric"),
                ("minute", "2-digit"),
                ("hourCycle", "h23"),
            ],
            Self::Day => &[("month", "short"), ("day", "numeric"), ("weekday", "short")],
            Self::FullDay => &[
                ("year", "numeric"),
                ("month", "short"),
                ("day", "numeric"),
                ("weekday", "short"),
            ],
            Self::Year => &[("year", "numeric")],
        }
    }
}

thread_local! {
    /// Making a formatter is slow (milliseconds on old phones), so each is made once.
    static FORMATS: RefCell<Vec<(&'static str, Style, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Formats milliseconds as civil time in UTC; shift them by the community's offset before.
pub fn date(locale: &'static str, style: Style, civil_ms: f64) -> String {
    FORMATS.with_borrow_mut(|formats| {
        let known = formats
            .iter()
            .position(|(l, s, _)| *l == locale && *s == style);
        let at = known.unwrap_or_else(|| {
            formats.push((locale, style, formatter(locale, style)));
            formats.len() - 1
        });
        formats[at]
            .2
            .call1(&JsValue::UNDEFINED, &JsValue::from_f64(civil_ms))
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    })
}

fn formatter(locale: &str, style: Style) -> Function {
    let options = Object::new();
    for (name, value) in style.options().iter().chain(&[("timeZone", "UTC")]) {
        // Setting a property of a fresh object can not fail.
        let _ = Reflect::set(
            &options,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        );
    }
    let locales = Array::of1(&JsValue::from_str(locale));
    js_sys::Intl::DateTimeFormat::new(&locales, options.unchecked_ref()).format()
}
