//! One tab at a time, by Web Locks where the browser has them.

use super::abort::Deadline;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys holds unstable.
    type LockManager;
    #[wasm_bindgen(catch, method)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The function resolves a promise, which can not fail.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Waits up to `patience_ms` for the lock of this name. `None` when another tab did not let go in
/// time (it may be frozen in the background) or where there are no locks: what the lock guards must
/// then be harmless to do twice.
pub async fn acquire(name: &str, patience_ms: u32) -> Option<Lock> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())
        .ok()
        .filter(JsValue::is_object)?
        .unchecked_into::<LockManager>();
    let deadline = Deadline::after(patience_ms)?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &deadline.signal()).ok()?;
    let granted = Promise::new(&mut |resolve: Function, reject: Function| {
        // The lock is held until the promise that this callback returns is resolved; the function
        // that resolves it is what the caller gets.
        let hold = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            Promise::new(&mut |release: Function, _| {
                let _ = resolve.call1(&JsValue::NULL, &release);
            })
            .into()
        });
        let asked = locks.request(name, &options, hold.unchecked_ref());
        spawn_local(async move {
            let ended = match asked {
                Ok(ended) => JsFuture::from(ended).await,
                Err(error) => Err(error),
            };
            if let Err(error) = ended {
                let _ = reject.call1(&JsValue::NULL, &error);
            }
        });
    });
    let release = JsFuture::from(granted).await.ok()?.dyn_into().ok()?;
    Some(Lock { release })
}
