//! Keys whose first request still runs on this node.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

type Keys = Arc<Mutex<HashSet<(Uuid, Uuid)>>>;

#[derive(Default)]
pub(crate) struct Inflight(Keys);

/// Holds a key until it is dropped.
pub(super) struct Guard {
    keys: Keys,
    key: (Uuid, Uuid),
}

impl Inflight {
    pub(super) fn holds(&self, person: Uuid, key: Uuid) -> bool {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.contains(&(person, key))
    }

    /// `None` when somebody holds it.
    pub(super) fn take(&self, person: Uuid, key: Uuid) -> Option<Guard> {
        let key = (person, key);
        let new = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key);
        new.then(|| Guard {
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
