//! Passing something on: the system's share sheet, else the clipboard.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// What became of a wish to share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The system's sheet took it (or the person closed it).
    Sheet,
    /// It is in the clipboard now.
    Copied,
    /// Neither works here: show the link so that it can be copied by hand.
    Neither,
}

pub async fn share(title: &str, url: &str) -> Shared {
    let Some(navigator) = web_sys::window().map(|w| w.navigator()) else {
        return Shared::Neither;
    };
    if Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false) {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(url);
        // A rejection is the person closing the sheet: nothing to tell.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return Shared::Sheet;
    }
    if copy(url).await {
        Shared::Copied
    } else {
        Shared::Neither
    }
}

/// Puts text into the clipboard. `false` where that is not allowed.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|w| w.navigator()) else {
        return false;
    };
    if !Reflect::has(&navigator, &JsValue::from_str("clipboard")).unwrap_or(false) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}
