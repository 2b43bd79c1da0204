//! Photos that nothing names any more are swept away.

use super::Drafts;
use crate::platform::idb::{Change, IdbError};
use crate::state::local_store::{self as store, DRAFTS, OUTBOX, PHOTOS};
use serde::Deserialize;
use std::collections::HashSet;
use uuid::Uuid;

impl Drafts {
    /// Photos that neither a draft nor the outbox names any more. While one of those can not be read,
    /// every photo stays: it may be its.
    pub(super) async fn drop_orphans(self) -> Result<(), IdbError> {
        // Read before those that name them: a photo stored meanwhile is then not in the list.
        let stored = store::keys(PHOTOS).await?;
        let mut used = HashSet::new();
        for name in [DRAFTS, OUTBOX] {
            let rows = store::keys(name).await?.len();
            let naming: Vec<Naming> = store::all(name).await?;
            if naming.len() < rows {
                return Ok(());
            }
            let ids = naming.iter().flat_map(|row| &row.photos);
            used.extend(ids.map(|photo| photo.id.to_string()));
        }
        let orphans: Vec<Change> = stored
            .into_iter()
            .filter(|key| !used.contains(key))
            .map(|key| Change::Delete { store: PHOTOS, key })
            .collect();
        store::write(&orphans).await
    }
}

/// What drafts and records of the outbox have in common: the photos that they name.
#[derive(Deserialize)]
struct Naming {
    #[serde(default)]
    photos: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    id: Uuid,
}
