//! Random ids and fingerprints.

use js_sys::{ArrayBuffer, Uint8Array};
use uuid::Uuid;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// A random id. Made from `getRandomValues`, because `randomUUID` is newer than the oldest web-views
/// that we serve.
pub fn uuid() -> Uuid {
    let mut bytes = [0; 16];
    let filled = web_sys::window()
        .and_then(|w| w.crypto().ok())
        .is_some_and(|c| c.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // A browser without its random source is broken; a clash must still be improbable.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// SHA-256 as lower-case hex. `None` where `crypto.subtle` is hidden (plain http off loopback).
pub async fn sha256(bytes: &[u8]) -> Option<String> {
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    let promise = subtle.digest_with_str_and_u8_array("SHA-256", bytes).ok()?;
    let digest = JsFuture::from(promise).await.ok()?;
    let bytes = Uint8Array::new(digest.dyn_ref::<ArrayBuffer>()?).to_vec();
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
