//! How the app looks and speaks on this phone. Each choice takes effect at once.

use crate::i18n::{Language, account as key, language, t};
use crate::paths;
use crate::shared::mode_switch::ModeSwitch;
use crate::state::preferences::{Preferences, TextSize, Theme, set_language};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub fn Page() -> impl IntoView {
    view! {
        <PageHeader title=t(key::PREFERENCES) back=paths::ME/>
        <Card><ModeSwitch/><p class="l-muted">{t(key::MODE_HINT)}</p></Card>
        <Card>{text_size()}<p>{t(key::SAMPLE)}</p></Card>
        <Card>{theme()}</Card>
        <Card>{languages()}</Card>
    }
}

fn text_size() -> AnyView {
    let preferences = Preferences::get();
    let names = [key::SIZE_1, key::SIZE_2, key::SIZE_3, key::SIZE_4];
    let choice = |(size, name): (&TextSize, _)| Choice::new(size.step().to_string(), t(name));
    let choices: Vec<Choice> = TextSize::ALL.iter().zip(names).map(choice).collect();
    let value = Signal::derive(move || preferences.text_size().step().to_string());
    let choose = UnsyncCallback::new(move |step: String| {
        if let Some(size) = TextSize::ALL
            .into_iter()
            .find(|size| size.step().to_string() == step)
        {
            preferences.set_text_size(size);
        }
    });
    view! { <Segmented label=t(key::TEXT_SIZE) choices value on_choose=choose/> }.into_any()
}

fn theme() -> AnyView {
    let preferences = Preferences::get();
    let name = |theme| match theme {
        Theme::Auto => key::THEME_AUTO,
        Theme::Light => key::THEME_LIGHT,
        Theme::Dark => key::THEME_DARK,
    };
    let choices = Theme::ALL.map(|theme| Choice::new(theme.code(), t(name(theme))));
    let value = Signal::derive(move || preferences.theme().code().to_owned());
    let choose = UnsyncCallback::new(move |code: String| {
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.code() == code) {
            preferences.set_theme(theme);
        }
    });
    view! { <Segmented label=t(key::THEME) choices=choices.to_vec() value on_choose=choose/> }
        .into_any()
}

/// Each language is written in itself, so that it is found by whoever reads only that one.
fn languages() -> AnyView {
    let choices = Language::ALL.map(|language| Choice::new(language.tag(), language.own_name()));
    let value = Signal::stored(language().tag().to_owned());
    let choose = UnsyncCallback::new(move |tag: String| {
        if let Some(language) = Language::from_tag(&tag) {
            set_language(language);
        }
    });
    view! { <Segmented label=t(key::LANGUAGE) choices=choices.to_vec() value on_choose=choose/> }
        .into_any()
}
