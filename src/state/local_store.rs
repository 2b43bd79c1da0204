//! The browser's own database: drafts, photos and the outbox. One connection for the page, made
//! when it is first needed.

use crate::platform::idb::{Change, Database, IdbError, Value};
use serde::{Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use uuid::Uuid;

pub const DRAFTS: &str = "drafts";
/// JPEG bytes by photo id; drafts and outbox refer to them.
pub const PHOTOS: &str = "photos";
pub const OUTBOX: &str = "outbox";
/// What became of sent reports, for their result page.
pub const RECEIPTS: &str = "receipts";

const NAME: &str = "linli";
/// Raise when a store is added.
const VERSION: u32 = 1;
const STORES: &[&str] = &[DRAFTS, PHOTOS, OUTBOX, RECEIPTS];

thread_local! {
    static OPEN: RefCell<Option<Database>> = const { RefCell::new(None) };
}

async fn database() -> Result<Database, IdbError> {
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let database = Database::open(NAME, VERSION, STORES).await?;
    OPEN.set(Some(database.clone()));
    Ok(database)
}

/// A connection that the browser closed is of no use any more; the next call opens a new one.
fn noted<T>(result: Result<T, IdbError>) -> Result<T, IdbError> {
    if matches!(result, Err(IdbError::Unavailable)) {
        OPEN.set(None);
    }
    result
}

/// All changes or none, on disk when it returns.
pub async fn write(changes: &[Change]) -> Result<(), IdbError> {
    noted(database().await?.write(changes).await)
}

/// Everything in a store that this build can read. What it can not read stays where it is.
pub async fn all<T: DeserializeOwned>(store: &str) -> Result<Vec<T>, IdbError> {
    let values = noted(database().await?.all(store).await)?;
    Ok(values
        .into_iter()
        .filter_map(|value| serde_json::from_str(&value.text()?).ok())
        .collect())
}

pub async fn keys(store: &str) -> Result<Vec<String>, IdbError> {
    noted(database().await?.keys(store).await)
}

/// The bytes of a photo; `None` when the browser threw it away.
pub async fn photo(id: Uuid) -> Result<Option<Vec<u8>>, IdbError> {
    let value = noted(database().await?.get(PHOTOS, &id.to_string()).await)?;
    Ok(value.and_then(Value::bytes))
}

/// The change that stores `what` as JSON.
pub fn put(store: &'static str, key: Uuid, what: &impl Serialize) -> Result<Change, IdbError> {
    let text = serde_json::to_string(what).map_err(|_| IdbError::Failed)?;
    Ok(Change::Put {
        store,
        key: key.to_string(),
        value: Value::Text(text),
    })
}

pub fn put_photo(id: Uuid, bytes: Vec<u8>) -> Change {
    Change::Put {
        store: PHOTOS,
        key: id.to_string(),
        value: Value::Bytes(bytes),
    }
}

pub fn delete(store: &'static str, key: Uuid) -> Change {
    Change::Delete {
        store,
        key: key.to_string(),
    }
}
