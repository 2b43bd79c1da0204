//! Modes, colours, type and drawings.

use crate::i18n::{gallery as key, t};
use crate::state::preferences::{Mode, Preferences, TextSize, Theme};
use crate::ui::picture::picture;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Both modes, all sizes and both themes, to look at the page in each.
pub fn modes() -> AnyView {
    let preferences = Preferences::get();
    let size = Signal::derive(move || preferences.text_size().step().to_string());
    let sizes = [key::SIZE_1, key::SIZE_2, key::SIZE_3, key::SIZE_4];
    let choices = TextSize::ALL
        .into_iter()
        .zip(sizes)
        .map(|(size, label)| Choice::new(size.step().to_string(), t(label)))
        .collect::<Vec<_>>();
    let choose = UnsyncCallback::new(move |value: String| {
        if let Some(size) = TextSize::ALL
            .into_iter()
            .find(|s| s.step().to_string() == value)
        {
            preferences.set_text_size(size);
        }
    });
    let flip = UnsyncCallback::new(move |()| {
        preferences.set_mode(preferences.mode().other());
    });
    let label = Signal::derive(move || {
        use crate::i18n::common;
        let key = if preferences.mode() == Mode::Elder {
            common::ELDER_OFF
        } else {
            common::ELDER_ON
        };
        t(key).to_owned()
    });
    let dark = UnsyncCallback::new(move |()| {
        let next = if preferences.theme() == Theme::Dark {
            Theme::Light
        } else {
            Theme::Dark
        };
        preferences.set_theme(next);
    });
    view! {
        <Card>
            <Segmented label=t(key::SIZE) choices value=size on_choose=choose/>
            <div class="l-cluster">
                <Button label icon="a-large-small" on_press=flip/>
                <Button label=t(key::THEME) icon="moon" kind=Kind::Quiet on_press=dark/>
            </div>
        </Card>
    }
    .into_any()
}

pub fn colors() -> AnyView {
    let names = [
        "ground",
        "card",
        "sunk",
        "ink",
        "ink-2",
        "line",
        "edge",
        "brand",
        "brand-soft",
        "seal",
        "green-soft",
        "blue-soft",
        "amber-soft",
        "red-soft",
    ];
    let swatch = |name: &'static str| {
        view! { <li class="l-swatch"><span class=format!("l-swatch__ink l-swatch__ink--{name}")></span>{name}</li> }
    };
    view! {
        <Section title=t(key::COLORS)>
            <ul class="l-swatches">{names.map(swatch).collect_view()}</ul>
        </Section>
    }
    .into_any()
}

pub fn type_scale() -> AnyView {
    view! {
        <Section title=t(key::TYPE)>
            <Card>
                <p>{t(key::LONG)}</p>
                <p class="l-muted">{t(key::LONG)}</p>
                <p><a href="#main">{t(key::NEAR)}</a></p>
            </Card>
        </Section>
    }
    .into_any()
}

pub fn pictures() -> AnyView {
    view! {
        <Section title=t(key::PICTURES)>
            <div class="l-cluster">{Picture::ALL.map(picture).collect_view()}</div>
        </Section>
    }
    .into_any()
}
