//! Keys whose first request still runs on this node.

use super::Once;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// With the fingerprint of the request.
type Keys = Arc<Mutex<HashMap<(Uuid, Uuid), Vec<u8>>>>;

#[derive(Default)]
pub(crate) struct Inflight(Keys);

/// Holds a key until it is dropped.
pub(super) struct Guard {
    keys: Keys,
    key: (Uuid, Uuid),
}

impl Inflight {
    /// Whether this very request runs.
    pub(super) fn holds(&self, once: &Once) -> bool {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.get(&once.id()) == Some(&once.fingerprint)
    }

    /// `None` when somebody holds its key.
    pub(super) fn take(&self, once: &Once) -> Option<Guard> {
        let key = once.id();
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Entry::Vacant(place) = keys.entry(key) else {
            return None;
        };
        place.insert(once.fingerprint.clone());
        Some(Guard {
            keys: Arc::clone(&self.0),
            key,
        })
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.key);
    }
}
