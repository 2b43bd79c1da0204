//! Now, and things to do later.

use contract::Timestamp;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// The device's clock. It may be wrong: never decide a rule by it.
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

/// Resolves after `ms` milliseconds.
pub async fn sleep(ms: u32) {
    let promise = Promise::new(&mut |resolve, _| set_timeout(&resolve, ms).map_or((), drop));
    // A timer's promise is never rejected.
    let _ = JsFuture::from(promise).await;
}

fn set_timeout(function: &Function, ms: u32) -> Option<i32> {
    let ms = i32::try_from(ms).unwrap_or(i32::MAX);
    web_sys::window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(function, ms)
        .ok()
}

/// A call that will happen, unless the timer is dropped first.
pub struct Timer {
    id: i32,
    repeats: bool,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Once, after `ms` milliseconds.
    pub fn once(ms: u32, call: impl FnMut() + 'static) -> Self {
        let call = Closure::<dyn FnMut()>::new(call);
        let id = set_timeout(call.as_ref().unchecked_ref(), ms).unwrap_or_default();
        Self {
            id,
            repeats: false,
            _call: call,
        }
    }

    /// Every `ms` milliseconds.
    pub fn every(ms: u32, call: impl FnMut() + 'static) -> Self {
        let call = Closure::<dyn FnMut()>::new(call);
        let ms = i32::try_from(ms).unwrap_or(i32::MAX);
        let id = web_sys::window()
            .and_then(|w| {
                w.set_interval_with_callback_and_timeout_and_arguments_0(
                    call.as_ref().unchecked_ref(),
                    ms,
                )
                .ok()
            })
            .unwrap_or_default();
        Self {
            id,
            repeats: true,
            _call: call,
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        if self.repeats {
            window.clear_interval_with_handle(self.id);
        } else {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
