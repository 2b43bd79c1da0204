//! Small settings that survive the page. Private windows and full disks refuse: then a setting lasts
//! as long as the page, and nothing breaks. What must not be lost goes to IndexedDB instead.

use std::cell::RefCell;

/// All keys in one place, so that none is used twice. `public/boot.js` reads the first six.
pub mod key {
    pub const MODE: &str = "linli.mode";
    pub const TEXT_SIZE: &str = "linli.fs";
    /// The size in 长辈版, while it is switched off.
    pub const ELDER_TEXT_SIZE: &str = "linli.fs-elder";
    pub const THEME: &str = "linli.theme";
    pub const LANGUAGE: &str = "linli.lang";
    /// What was typed before the app was there; `boot.js` writes it, the draft takes it over.
    pub const EARLY_WORDS: &str = "linli.words";
    /// How the report begins that is being written, for the first page.
    pub const DRAFT: &str = "linli.draft";
    /// The community as last seen, to start without network.
    pub const COMMUNITY: &str = "linli.community";
    /// The address book as last seen.
    pub const PLACES: &str = "linli.places";
    /// Another value each time somebody signs in or out, so that other tabs hear of it.
    pub const SESSION: &str = "linli.session";
    /// Who was signed in when the server was last asked.
    pub const PERSON: &str = "linli.person";
    /// What was agreed to on this phone and the server does not know yet.
    pub const CONSENT: &str = "linli.consent";
    /// How much waited to be sent when it was last counted.
    pub const WAITING: &str = "linli.waiting";
    /// The sign-in code on its way, as long as the tab lives.
    pub const CODE_SENT: &str = "linli.sent";
}

thread_local! {
    /// What the browser would not keep. Seldom more than two entries, so a list is enough.
    static HERE: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn here(key: &str) -> Option<String> {
    HERE.with_borrow(|here| {
        let found = here.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.clone())
    })
}

pub fn get(key: &str) -> Option<String> {
    here(key).or_else(|| storage()?.get_item(key).ok().flatten())
}

/// `false` when it lasts only as long as the page.
pub fn set(key: &str, value: &str) -> bool {
    let kept = storage().is_some_and(|s| s.set_item(key, value).is_ok());
    HERE.with_borrow_mut(|here| {
        here.retain(|(known, _)| known != key);
        if !kept {
            here.push((key.to_owned(), value.to_owned()));
        }
    });
    kept
}

pub fn remove(key: &str) {
    HERE.with_borrow_mut(|here| here.retain(|(known, _)| known != key));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// What lasts as long as the tab, reloads included.
pub mod tab {
    fn storage() -> Option<web_sys::Storage> {
        web_sys::window()?.session_storage().ok().flatten()
    }

    pub fn get(key: &str) -> Option<String> {
        storage()?.get_item(key).ok().flatten()
    }

    /// Where this is refused, a reload begins anew.
    pub fn set(key: &str, value: &str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(key, value);
        }
    }

    pub fn remove(key: &str) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(key);
        }
    }
}
