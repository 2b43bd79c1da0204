//! Small settings that survive the page. Private windows and full disks refuse: then a setting lasts
//! as long as the page, and nothing breaks. What must not be lost goes to IndexedDB instead.

/// All keys in one place, so that none is used twice. `public/boot.js` reads the first four.
pub mod key {
    pub const MODE: &str = "linli.mode";
    pub const TEXT_SIZE: &str = "linli.fs";
    pub const THEME: &str = "linli.theme";
    pub const LANGUAGE: &str = "linli.lang";
    /// The community as last seen, to start without network.
    pub const COMMUNITY: &str = "linli.community";
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// `false` when it could not be kept.
pub fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|s| s.set_item(key, value).is_ok())
}

pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
