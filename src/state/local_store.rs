//! The browser's own database: drafts, photos and the outbox. One connection for the page, made
//! when it is first needed, and made again when the browser closed it.

mod held;

use crate::json;
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

/// Does something with the database; once more, with a new connection, when the old one was closed.
/// That is harmless, because all changes put or delete whole values. A connection that is closed
/// again at once is no store at all, so callers never see [`IdbError::Closed`].
async fn in_store<T>(act: impl AsyncFn(Database) -> Result<T, IdbError>) -> Result<T, IdbError> {
    match act(database().await?).await {
        Err(IdbError::Closed) => OPEN.set(None),
        result => return result,
    }
    match act(database().await?).await {
        Err(IdbError::Closed) => {
            OPEN.set(None);
            Err(IdbError::Missing)
        }
        result => result,
    }
}

/// All changes or none, on disk when it returns. Photos that were taken while there was no store go
/// along; deleted ones leave the memory too, whatever becomes of the disk.
pub async fn write(changes: &[Change]) -> Result<(), IdbError> {
    for change in changes {
        if let Change::Delete { store: PHOTOS, key } = change {
            held::release(key);
        }
    }
    let late = held::unsaved();
    let photos = late.iter().map(|(key, bytes)| Change::Put {
        store: PHOTOS,
        key: key.clone(),
        value: Value::Bytes(bytes.clone()),
    });
    let all: Vec<Change> = photos.chain(changes.iter().cloned()).collect();
    in_store(async |database| database.write(&all).await).await?;
    for (key, _) in &late {
        held::saved(key);
    }
    Ok(())
}

/// Stores a photo together with the draft that names it. Where there is no store, the photo stays
/// in the page's memory, and the answer is [`IdbError::Missing`].
pub async fn write_photo(id: Uuid, bytes: Vec<u8>, draft: Change) -> Result<(), IdbError> {
    let photo = Change::Put {
        store: PHOTOS,
        key: id.to_string(),
        value: Value::Bytes(bytes.clone()),
    };
    let written = write(&[photo, draft]).await;
    if matches!(written, Ok(()) | Err(IdbError::Missing)) {
        held::keep(id.to_string(), bytes, written.is_ok());
    }
    written
}

/// Everything in a store that this build can read. What it can not read stays where it is.
pub async fn all<T: DeserializeOwned>(store: &str) -> Result<Vec<T>, IdbError> {
    let values = in_store(async |database| database.all(store).await).await?;
    Ok(values
        .into_iter()
        .filter_map(|value| json::read(&value.text()?).ok())
        .collect())
}

/// One entry, if this build can read it.
pub async fn one<T: DeserializeOwned>(store: &str, key: Uuid) -> Result<Option<T>, IdbError> {
    let key = key.to_string();
    let value = in_store(async |database| database.get(store, &key).await).await?;
    Ok(value.and_then(|value| json::read(&value.text()?).ok()))
}

pub async fn keys(store: &str) -> Result<Vec<String>, IdbError> {
    in_store(async |database| database.keys(store).await).await
}

/// The bytes of a photo; `None` when the browser threw it away.
pub async fn photo(id: Uuid) -> Result<Option<Vec<u8>>, IdbError> {
    let key = id.to_string();
    if let Some(bytes) = held::get(&key) {
        return Ok(Some(bytes));
    }
    let value = in_store(async |database| database.get(PHOTOS, &key).await).await?;
    let bytes = value.and_then(Value::bytes);
    if let Some(bytes) = &bytes {
        held::keep(key, bytes.clone(), true);
    }
    Ok(bytes)
}

/// Takes all photos out of the page's memory, for signing out of a shared phone.
pub fn forget_photos() {
    held::clear();
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

pub fn delete(store: &'static str, key: Uuid) -> Change {
    Change::Delete {
        store,
        key: key.to_string(),
    }
}
