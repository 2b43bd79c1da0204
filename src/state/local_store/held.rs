//! Photos in the page's memory. A browser may lose its store between the taking of a photo and the
//! sending: what was on the screen must still go out. Some megabytes at most, until the report is
//! sent or the page closed.

use std::cell::RefCell;
use std::collections::HashMap;

struct Held {
    bytes: Vec<u8>,
    /// Also in the store.
    saved: bool,
}

thread_local! {
    static HELD: RefCell<HashMap<String, Held>> = RefCell::new(HashMap::new());
}

pub fn keep(key: String, bytes: Vec<u8>, saved: bool) {
    HELD.with_borrow_mut(|held| held.insert(key, Held { bytes, saved }));
}

pub fn get(key: &str) -> Option<Vec<u8>> {
    HELD.with_borrow(|held| held.get(key).map(|photo| photo.bytes.clone()))
}

/// Those that only the memory has.
pub fn unsaved() -> Vec<(String, Vec<u8>)> {
    HELD.with_borrow(|held| {
        held.iter()
            .filter(|(_, photo)| !photo.saved)
            .map(|(key, photo)| (key.clone(), photo.bytes.clone()))
            .collect()
    })
}

pub fn saved(key: &str) {
    HELD.with_borrow_mut(|held| {
        if let Some(photo) = held.get_mut(key) {
            photo.saved = true;
        }
    });
}

pub fn release(key: &str) {
    HELD.with_borrow_mut(|held| held.remove(key));
}

pub fn clear() {
    HELD.with_borrow_mut(HashMap::clear);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_without_store_waits_for_one() {
        keep("a".into(), vec![1], false);
        keep("b".into(), vec![2], true);
        assert_eq!(unsaved(), [("a".to_owned(), vec![1])]);
        saved("a");
        assert_eq!(unsaved(), []);
        assert_eq!(get("a"), Some(vec![1]));
        release("a");
        assert_eq!(get("a"), None);
        clear();
        assert_eq!(get("b"), None);
    }
}
