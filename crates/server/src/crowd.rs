//! Counts who is in, by key: so many at once, or one after the other.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OwnedMutexGuard;

/// So many of each key at once.
#[derive(Clone, Debug)]
pub struct Crowd<K: Eq + Hash>(Arc<Mutex<HashMap<K, usize>>>);

impl<K: Eq + Hash> Default for Crowd<K> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: Eq + Hash + Clone> Crowd<K> {
    /// `None` when `most` of this key are in already.
    pub fn enter(&self, key: K, most: usize) -> Option<Place<K>> {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = inside.entry(key.clone()).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Place {
            crowd: self.clone(),
            key,
        })
    }
}

/// Held until it is dropped.
#[derive(Debug)]
pub struct Place<K: Eq + Hash> {
    crowd: Crowd<K>,
    key: K,
}

impl<K: Eq + Hash> Drop for Place<K> {
    fn drop(&mut self) {
        let mut inside = self.crowd.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = inside.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                inside.remove(&self.key);
            }
        }
    }
}

type Locks<K> = Mutex<HashMap<K, Arc<tokio::sync::Mutex<()>>>>;

/// One of each key at a time; the others wait in the order in which they came.
#[derive(Clone, Debug)]
pub struct Turns<K>(Arc<Locks<K>>);

impl<K> Default for Turns<K> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: Eq + Hash> Turns<K> {
    pub async fn wait(&self, key: K) -> OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(locks.entry(key).or_default())
        };
        lock.lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_key_leaves_others_alone_and_is_forgotten_when_empty() {
        let crowd = Crowd::default();
        let (a, b) = (crowd.enter(1, 2), crowd.enter(1, 2));
        assert!(a.is_some() && b.is_some() && crowd.enter(1, 2).is_none());
        assert!(crowd.enter(2, 2).is_some());
        drop(a);
        assert!(crowd.enter(1, 2).is_some());
        drop(b);
        assert!(crowd.0.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn one_key_waits_for_itself_only() {
        let turns = Turns::default();
        let first = turns.wait(1).await;
        let soon = std::time::Duration::from_millis(20);
        assert!(tokio::time::timeout(soon, turns.wait(1)).await.is_err());
        assert!(tokio::time::timeout(soon, turns.wait(2)).await.is_ok());
        drop(first);
        assert!(tokio::time::timeout(soon, turns.wait(1)).await.is_ok());
    }
}
