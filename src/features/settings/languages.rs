//! A name in the languages of the app: Simplified Chinese always, the others where staff write them.
//! Readers of another language see the Simplified words where there are none of theirs.

use crate::i18n::{settings as key, t, tf};
use crate::shared::act::Act;
use crate::shared::words;
use crate::ui::prelude::*;
use contract::LocalText;
use leptos::prelude::*;

/// As typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub hans: String,
    pub hant: String,
    pub en: String,
}

impl Words {
    pub fn of(text: &LocalText) -> Self {
        Self {
            hans: text.zh_hans.clone(),
            hant: text.zh_hant.clone().unwrap_or_default(),
            en: text.en.clone().unwrap_or_default(),
        }
    }

    /// Whether there is anything besides Simplified Chinese.
    pub fn has_others(&self) -> bool {
        !self.hant.trim().is_empty() || !self.en.trim().is_empty()
    }

    /// `others`: the person wants to write more than Simplified Chinese.
    pub fn text(&self, others: bool) -> LocalText {
        let other = |text: &str| {
            let text = text.trim();
            (others && !text.is_empty()).then(|| text.to_owned())
        };
        LocalText {
            zh_hans: self.hans.trim().to_owned(),
            zh_hant: other(&self.hant),
            en: other(&self.en),
        }
    }
}

/// One signal a field: the fields take their own.
#[derive(Clone, Copy)]
pub struct Typing {
    hans: RwSignal<String>,
    hant: RwSignal<String>,
    en: RwSignal<String>,
}

impl Typing {
    pub fn of(words: Words) -> Self {
        Self {
            hans: RwSignal::new(words.hans),
            hant: RwSignal::new(words.hant),
            en: RwSignal::new(words.en),
        }
    }

    pub fn words(self) -> Words {
        Words {
            hans: self.hans.get_untracked(),
            hant: self.hant.get_untracked(),
            en: self.en.get_untracked(),
        }
    }
}

/// The fields of one name; `field` is what the server calls it.
#[component]
pub fn NameFields(
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    typing: Typing,
    others: RwSignal<bool>,
    field: &'static str,
    #[prop(optional)] required: bool,
    act: Act,
) -> impl IntoView {
    let error = move |lang: &str| {
        let field = format!("{field}.{lang}");
        Signal::derive(move || act.errors.with(|errors| words::field(errors, &field)))
    };
    let (hans, hant, en) = (error("zh_hans"), error("zh_hant"), error("en"));
    let value = typing.hans;
    let first = match hint {
        Some(hint) => view! { <Field label hint value required error=hans/> }.into_any(),
        None => view! { <Field label value required error=hans/> }.into_any(),
    };
    view! {
        {first}
        {move || others.get().then(|| view! {
            <Field label=tf(key::IN_HANT, &[label]) value=typing.hant error=hant/>
            <Field label=tf(key::IN_EN, &[label]) value=typing.en error=en/>
        })}
    }
}

/// Opens and closes the fields of the other languages.
#[component]
pub fn OtherLanguages(others: RwSignal<bool>) -> impl IntoView {
    view! { <Switch label=t(key::OTHER_LANGUAGES) hint=t(key::OTHER_LANGUAGES_HINT) checked=others/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Words {
        Words {
            hans: " 物业 ".into(),
            hant: "物業".into(),
            en: "  ".into(),
        }
    }

    #[test]
    fn only_what_was_written_is_kept() {
        let text = typed().text(true);
        assert_eq!((text.zh_hans.as_str(), text.en), ("物业", None));
        assert_eq!(text.zh_hant.as_deref(), Some("物業"));
        assert_eq!(typed().text(false), LocalText::new("物业"));
    }

    #[test]
    fn what_was_kept_is_shown_again() {
        let words = Words::of(&typed().text(true));
        assert!(words.has_others());
        assert_eq!(words.text(true), typed().text(true));
        assert!(!Words::of(&LocalText::new("物业")).has_others());
    }
}
