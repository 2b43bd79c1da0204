//! How the app looks and speaks for this person on this phone: mode, text size, theme, language.
//! They are attributes of `<html>`, set before the first paint by `public/boot.js`, so that nothing
//! jumps; the same addresses and functions exist in both modes.

use crate::i18n::Language;
use crate::platform::storage::{self, key};
use crate::platform::{dom, page};
use leptos::prelude::*;

/// 标准 or 长辈版.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Standard,
    Elder,
}

/// Light, dark, or as the phone is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// Four steps: 17, 20, 24 and 30 px of body text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextSize(u8);

impl TextSize {
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];
    /// 20 px: where 长辈版 begins.
    pub const ELDER: Self = Self(2);

    pub const fn step(self) -> u8 {
        self.0
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|size| text.parse() == Ok(size.0))
    }
}

impl Mode {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Elder => "elder",
        }
    }

    pub const fn other(self) -> Self {
        match self {
            Self::Standard => Self::Elder,
            Self::Elder => Self::Standard,
        }
    }
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The choices, reactive. Change them through the methods, which also keep and show them.
#[derive(Clone, Copy)]
pub struct Preferences {
    mode: RwSignal<Mode>,
    text_size: RwSignal<TextSize>,
    theme: RwSignal<Theme>,
}

/// Reads what was kept and makes it available to the whole app.
pub fn provide() {
    let elder = dom::root("data-mode").as_deref() == Some(Mode::Elder.code());
    let size = dom::root("data-fs").as_deref().and_then(TextSize::parse);
    let theme = storage::get(key::THEME);
    let theme = Theme::ALL
        .into_iter()
        .find(|t| Some(t.code()) == theme.as_deref());
    provide_context(Preferences {
        mode: RwSignal::new(if elder { Mode::Elder } else { Mode::Standard }),
        text_size: RwSignal::new(size.unwrap_or(TextSize::ALL[0])),
        theme: RwSignal::new(theme.unwrap_or_default()),
    });
}

/// The language kept or, before the first choice, the one that `boot.js` took from the browser.
pub fn stored_language() -> Language {
    dom::root("lang")
        .as_deref()
        .and_then(Language::from_tag)
        .unwrap_or_default()
}

/// Changes the language. The page is loaded again; what was typed is in its draft.
pub fn set_language(language: Language) {
    storage::set(key::LANGUAGE, language.tag());
    page::reload();
}

impl Preferences {
    pub fn get() -> Self {
        expect_context()
    }

    pub fn mode(self) -> Mode {
        self.mode.get()
    }

    pub fn is_elder(self) -> bool {
        self.mode() == Mode::Elder
    }

    pub fn text_size(self) -> TextSize {
        self.text_size.get()
    }

    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Turning 长辈版 on makes the text at least 20 px, or as large as it last was there; turning it off
    /// gives the usual size back.
    pub fn set_mode(self, mode: Mode) {
        storage::set(key::MODE, mode.code());
        dom::set_root("data-mode", Some(mode.code()));
        self.mode.set(mode);
        match mode {
            Mode::Elder => {
                let last =
                    storage::get(key::ELDER_TEXT_SIZE).and_then(|size| TextSize::parse(&size));
                let now = self.text_size.get_untracked();
                self.set_text_size(last.unwrap_or(now).max(TextSize::ELDER));
            }
            Mode::Standard => {
                let size = self.text_size.get_untracked().step().to_string();
                storage::set(key::ELDER_TEXT_SIZE, &size);
                self.set_text_size(TextSize::ALL[0]);
            }
        }
    }

    pub fn set_text_size(self, size: TextSize) {
        let step = size.step().to_string();
        storage::set(key::TEXT_SIZE, &step);
        dom::set_root("data-fs", Some(&step));
        self.text_size.set(size);
    }

    pub fn set_theme(self, theme: Theme) {
        storage::set(key::THEME, theme.code());
        let dark = match theme {
            Theme::Auto => page::matches_media("(prefers-color-scheme: dark)"),
            Theme::Light => false,
            Theme::Dark => true,
        };
        dom::set_root("data-theme", Some(if dark { "dark" } else { "light" }));
        self.theme.set(theme);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_back_and_nothing_else() {
        assert_eq!(TextSize::parse("4"), Some(TextSize::ALL[3]));
        assert_eq!(TextSize::parse("5"), None);
        assert_eq!(TextSize::parse("big"), None);
    }
}
