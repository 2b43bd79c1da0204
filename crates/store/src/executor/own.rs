//! The events that this node wrote a little while ago. On a shared database a node looks at the
//! record to learn what others did, and its own events need no second telling.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// Far more than a node writes between two looks. What is forgotten is told twice, which costs a
/// page one more reading.
const KEPT: usize = 4096;

#[derive(Default)]
pub(super) struct Own(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    known: HashSet<Uuid>,
    order: VecDeque<Uuid>,
}

impl Own {
    /// Before the commit: afterwards a look could come in between. An event that is then not
    /// committed is never looked for.
    pub(super) fn add(&self, events: Vec<Uuid>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for event in events {
            kept.known.insert(event);
            kept.order.push_back(event);
        }
        while kept.order.len() > KEPT {
            if let Some(oldest) = kept.order.pop_front() {
                kept.known.remove(&oldest);
            }
        }
    }

    pub(super) fn has(&self, event: &Uuid) -> bool {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.known.contains(event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_forgotten() {
        let own = Own::default();
        let ids: Vec<Uuid> = (0..=KEPT as u128).map(Uuid::from_u128).collect();
        own.add(ids.clone());
        assert!(!own.has(&ids[0]) && own.has(&ids[1]) && own.has(&ids[KEPT]));
    }
}
