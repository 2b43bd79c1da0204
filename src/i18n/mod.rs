//! Every word the app shows. Sources are `strings/<area>.json`, one line per text with its three
//! languages; `build.rs` turns them into typed keys, so a missing text does not compile, and into
//! one small file per language, so only the active language is loaded. Changing the language loads
//! the page again: texts are plain `&'static str`, which keeps thousands of closures out of the app.

mod format;
mod load;
pub mod when;

mod keys {
    //! Generated: one constant per text, in a module per area.
    use super::Key;
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

pub use keys::*;
pub use load::{load, load_staff};

/// Names one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u16);

/// The languages of the app, most used first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    ZhHans,
    ZhHant,
    En,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

    /// BCP 47, as in the `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::ZhHans => "简体",
            Self::ZhHant => "繁體",
            Self::En => "English",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

/// The words for a key in the active language; empty before [`load`] has finished.
pub fn t(key: Key) -> &'static str {
    load::text(key)
}

/// As [`t`], with `{0}`, `{1}`, … replaced. `{0#report|reports}` picks a word by whether argument 0
/// is "1"; Chinese texts simply do not use it.
pub fn tf(key: Key, args: &[&str]) -> String {
    format::fill(t(key), args)
}

/// A whole number with its thousands apart: `12,345`.
pub fn number(n: i64) -> String {
    format::group(n)
}

/// Text that the data carries in several languages, and the `lang` it is really in.
pub fn local(text: &contract::LocalText) -> (String, &'static str) {
    let (words, lang) = text.pick(load::language().tag());
    (words.to_owned(), lang)
}

/// As [`local`], without the language.
pub fn local_text(text: &contract::LocalText) -> String {
    local(text).0
}

/// The language in use.
pub fn language() -> Language {
    load::language()
}
