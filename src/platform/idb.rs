//! A small key-value view of IndexedDB, for what must not be lost. Own code, because no crate
//! passes `durability: "strict"`, without which a browser may acknowledge a write that a dying
//! phone then forgets.
//!
//! Bytes are kept as `Uint8Array`, not as `Blob`: older WebKit loses blobs in private windows.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

/// Why the store can not be used. The page says so and keeps what it has in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdbError {
    /// The browser or a tab with a newer build closed this connection. The database itself may be
    /// well, so it is worth opening again.
    Closed,
    /// No IndexedDB here (some private windows), or it does not open.
    Missing,
    /// The disk or the browser's share of it is full.
    Full,
    /// The transaction was rolled back; nothing of it was stored.
    Failed,
}

impl IdbError {
    fn of(error: &JsValue) -> Self {
        let name = Reflect::get(error, &"name".into()).ok();
        match name.and_then(|name| name.as_string()).as_deref() {
            Some("QuotaExceededError") => Self::Full,
            // WebKit says "unknown" when it ended the process that keeps the data.
            Some("InvalidStateError" | "AbortError" | "UnknownError") => Self::Closed,
            _ => Self::Failed,
        }
    }

    /// While opening, every failure but a full disk means that there is no store to be had.
    fn while_opening(self) -> Self {
        match self {
            Self::Full => Self::Full,
            Self::Closed | Self::Missing | Self::Failed => Self::Missing,
        }
    }
}

/// What one key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Bytes(Vec<u8>),
}

impl Value {
    fn to_js(&self) -> JsValue {
        match self {
            Self::Text(text) => JsValue::from_str(text),
            Self::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        }
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        match value.as_string() {
            Some(text) => Some(Self::Text(text)),
            None => value
                .dyn_ref::<Uint8Array>()
                .map(|bytes| Self::Bytes(bytes.to_vec())),
        }
    }

    pub fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bytes(_) => None,
        }
    }

    pub fn bytes(self) -> Option<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Text(_) => None,
        }
    }
}

/// One change of a transaction.
#[derive(Clone, Debug)]
pub enum Change {
    Put {
        store: &'static str,
        key: String,
        value: Value,
    },
    Delete {
        store: &'static str,
        key: String,
    },
}

impl Change {
    const fn store(&self) -> &'static str {
        match self {
            Self::Put { store, .. } | Self::Delete { store, .. } => store,
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the third argument of `transaction`, which web-sys holds unstable.
    type DurableDatabase;
    #[wasm_bindgen(catch, method)]
    fn transaction(
        this: &DurableDatabase,
        stores: &JsValue,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Database(IdbDatabase);

impl Database {
    /// Opens `name`, adding those of `stores` that are missing. Raise `version` when adding one.
    pub async fn open(
        name: &str,
        version: u32,
        stores: &'static [&'static str],
    ) -> Result<Self, IdbError> {
        let factory = factory().ok_or(IdbError::Missing)?;
        let request = factory
            .open_with_u32(name, version)
            .map_err(|_| IdbError::Missing)?;
        let upgrade = add_stores_on_upgrade(&request, stores);
        let opened = settled(&request).await;
        request.set_onupgradeneeded(None);
        drop(upgrade);
        let database: IdbDatabase = opened
            .map_err(IdbError::while_opening)?
            .dyn_into()
            .map_err(|_| IdbError::Missing)?;
        close_for_newer_version(&database);
        Ok(Self(database))
    }

    /// Stores all changes or none, and returns once the browser has handed them to the disk.
    pub async fn write(&self, changes: &[Change]) -> Result<(), IdbError> {
        if changes.is_empty() {
            return Ok(());
        }
        let names: Array = changes
            .iter()
            .map(|change| JsValue::from_str(change.store()))
            .collect();
        let options = Object::new();
        let strict = Reflect::set(&options, &"durability".into(), &"strict".into());
        let transaction = self
            .0
            .unchecked_ref::<DurableDatabase>()
            .transaction(&names, "readwrite", &options)
            .map_err(|error| IdbError::of(&error))?;
        debug_assert!(strict.is_ok());
        for change in changes {
            apply(&transaction, change).map_err(|error| {
                // Else what was put before would be stored without the rest.
                let _ = transaction.abort();
                IdbError::of(&error)
            })?;
        }
        completed(&transaction).await
    }

    pub async fn get(&self, store: &str, key: &str) -> Result<Option<Value>, IdbError> {
        let request = self
            .read(store)?
            .get(&JsValue::from_str(key))
            .map_err(|error| IdbError::of(&error))?;
        Ok(Value::from_js(&settled(&request).await?))
    }

    /// All values of a store, in the order of their keys.
    pub async fn all(&self, store: &str) -> Result<Vec<Value>, IdbError> {
        let request = self
            .read(store)?
            .get_all()
            .map_err(|error| IdbError::of(&error))?;
        let values = settled(&request).await?;
        Ok(Array::from(&values)
            .iter()
            .filter_map(|value| Value::from_js(&value))
            .collect())
    }

    /// All keys of a store, sorted.
    pub async fn keys(&self, store: &str) -> Result<Vec<String>, IdbError> {
        let request = self
            .read(store)?
            .get_all_keys()
            .map_err(|error| IdbError::of(&error))?;
        let keys = settled(&request).await?;
        Ok(Array::from(&keys)
            .iter()
            .filter_map(|key| key.as_string())
            .collect())
    }

    fn read(&self, store: &str) -> Result<IdbObjectStore, IdbError> {
        self.0
            .transaction_with_str(store)
            .and_then(|transaction| transaction.object_store(store))
            .map_err(|error| IdbError::of(&error))
    }
}

/// The property is missing or throws where storage is forbidden.
fn factory() -> Option<IdbFactory> {
    web_sys::window()?.indexed_db().ok().flatten()
}

fn apply(transaction: &IdbTransaction, change: &Change) -> Result<(), JsValue> {
    let store = transaction.object_store(change.store())?;
    match change {
        Change::Put { key, value, .. } => {
            store.put_with_key(&value.to_js(), &JsValue::from_str(key))?;
        }
        Change::Delete { key, .. } => {
            store.delete(&JsValue::from_str(key))?;
        }
    }
    Ok(())
}

fn add_stores_on_upgrade(
    request: &IdbOpenDbRequest,
    stores: &'static [&'static str],
) -> Closure<dyn FnMut()> {
    let asked = request.clone();
    let upgrade = Closure::new(move || {
        let Some(database) = asked
            .result()
            .ok()
            .and_then(|result| result.dyn_into::<IdbDatabase>().ok())
        else {
            return;
        };
        let known = database.object_store_names();
        for store in stores.iter().filter(|store| !known.contains(store)) {
            // A failure aborts the upgrade, and opening then reports it.
            let _ = database.create_object_store(store);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    upgrade
}

/// Another tab with a newer build must not wait for this one.
fn close_for_newer_version(database: &IdbDatabase) {
    let closing = database.clone();
    let close = Closure::<dyn FnMut()>::new(move || closing.close());
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    close.forget();
}

async fn settled(request: &IdbRequest) -> Result<JsValue, IdbError> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|error| IdbError::of(&error)),
        Err(_) => Err(match request.error() {
            Ok(Some(error)) => IdbError::of(&error),
            _ => IdbError::Failed,
        }),
    }
}

async fn completed(transaction: &IdbTransaction) -> Result<(), IdbError> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(match transaction.error() {
            Some(error) => IdbError::of(&error),
            None => IdbError::Failed,
        }),
    }
}
