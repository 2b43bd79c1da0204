//! Random ids.

use uuid::Uuid;

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
