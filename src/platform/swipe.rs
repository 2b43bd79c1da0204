//! A finger drawn sideways. Only touch is asked: with a mouse there are buttons.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Shorter than this is a tap or a tremble, CSS pixels.
const LEAST: f64 = 48.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swipe {
    /// From right to left: on to what comes next.
    Onward,
    Back,
}

/// Where a finger came down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    x: f64,
    y: f64,
}

/// What a `touchstart` begins; `None` with several fingers, and while the page is enlarged: then
/// a finger moves the picture under the glass.
pub fn begin(touchstart: &JsValue) -> Option<Start> {
    let fingers = number(&get(touchstart, "touches")?, "length")?;
    let enlarged = web_sys::window()
        .and_then(|window| number(&get(&window, "visualViewport")?, "scale"))
        .is_some_and(|scale| scale > 1.01);
    if fingers > 1.0 || enlarged {
        return None;
    }
    point(touchstart)
}

/// What the `touchend` after it makes of it.
pub fn end(start: Start, touchend: &JsValue) -> Option<Swipe> {
    let end = point(touchend)?;
    judge(end.x - start.x, end.y - start.y)
}

fn judge(right: f64, down: f64) -> Option<Swipe> {
    if right.abs() < LEAST || right.abs() < 2.0 * down.abs() {
        return None;
    }
    Some(if right < 0.0 {
        Swipe::Onward
    } else {
        Swipe::Back
    })
}

fn point(event: &JsValue) -> Option<Start> {
    let finger = get(&get(event, "changedTouches")?, "0")?;
    Some(Start {
        x: number(&finger, "clientX")?,
        y: number(&finger, "clientY")?,
    })
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

fn number(of: &JsValue, name: &str) -> Option<f64> {
    get(of, name)?.as_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_long_sideways_stroke_turns_the_page() {
        assert_eq!(judge(-120.0, 20.0), Some(Swipe::Onward));
        assert_eq!(judge(60.0, -10.0), Some(Swipe::Back));
        assert_eq!(judge(-30.0, 0.0), None, "a tremble");
        assert_eq!(judge(-90.0, 80.0), None, "scrolling");
    }
}
