//! Fields in each of their states.

use crate::i18n::{common, gallery as key, t};
use crate::ui::prelude::*;
use leptos::prelude::*;

pub fn forms() -> AnyView {
    let wrong = Signal::stored(Some(t(key::ERROR_REQUIRED).to_owned()));
    let kinds = vec![
        Choice::new("lift", t(key::LIFT)).icon("door-open"),
        Choice::new("light", t(key::LIGHT)).icon("lightbulb"),
        Choice::new("waste", t(key::WASTE)).icon("trash-2"),
        Choice::new("trees", t(key::FOREST)).icon("trees"),
    ];
    let rows = vec![
        Choice::new("a", t(key::PLACE))
            .hint(t(key::WHAT_HINT))
            .icon("building-2"),
        Choice::new("b", t(key::NEAR)).icon("locate-fixed"),
    ];
    let short: Vec<Choice> = [
        ("lift", key::LIFT),
        ("light", key::LIGHT),
        ("waste", key::WASTE),
    ]
    .map(|(value, label)| Choice::new(value, t(label)))
    .to_vec();
    let ticks = short.iter().enumerate();
    let ticks = ticks
        .map(|(n, choice)| (choice.label.clone(), RwSignal::new(n == 0)))
        .collect();
    view! {
        <Section title=t(key::FORMS)>
            <Card>
                <form class="l-form" on:submit=|event| event.prevent_default()>
                    <Field label=t(key::PHONE) value=RwSignal::new(String::new()) kind=FieldKind::Phone hint=t(key::PHONE_HINT)/>
                    <Field label=t(key::WHAT) value=RwSignal::new(String::new()) error=wrong/>
                    <TextArea label=t(key::WHAT) value=RwSignal::new(t(key::LONG).to_owned()) max=60 hint=t(key::WHAT_HINT)/>
                    <TextArea label=t(key::WHAT) value=RwSignal::new(t(key::LONG).to_owned()) max=20 rows=2/>
                    <Choices label=t(key::WHAT) choices=Signal::stored(kinds) value=RwSignal::new("light".to_owned()) laid=Laid::Tiles/>
                    <Choices label=t(key::PLACE) choices=Signal::stored(rows) value=RwSignal::new("a".to_owned())/>
                    <Choices label=t(key::WHAT) choices=Signal::stored(short) value=RwSignal::new("light".to_owned()) laid=Laid::Chips/>
                    <Ticks label=t(key::WHAT) choices=ticks/>
                    <Checkbox label=t(key::PRIVATE) checked=RwSignal::new(true)/>
                    <Checkbox label=t(key::PRIVATE) checked=RwSignal::new(false) error=wrong/>
                    <Switch label=t(key::PRIVATE) checked=RwSignal::new(true)/>
                    <Switch label=t(key::PRIVATE) checked=RwSignal::new(false) hint=t(key::PHONE_HINT)/>
                    {photos(Signal::stored(None), Signal::stored(None))}
                    {photos(wrong, Signal::stored(Some(t(common::LOADING).to_owned())))}
                    <div class="l-actions"><Button label=t(key::SEND) kind=Kind::Primary wide=true/></div>
                </form>
            </Card>
        </Section>
    }
    .into_any()
}

fn photos(wrong: Signal<Option<String>>, busy: Signal<Option<String>>) -> AnyView {
    let picture = view! { <img class="l-photos__image" src="/icon.svg" alt=t(key::TITLE) width="160" height="160"/> };
    let problems = wrong.with_untracked(|wrong| wrong.iter().cloned().collect::<Vec<_>>());
    let press = UnsyncCallback::new(|()| ());
    view! {
        <PhotoField legend=t(key::PHOTOS) hint=t(key::WHAT_HINT) error=wrong busy problems=Signal::stored(problems) on_pick=UnsyncCallback::new(|_| ())>
            <PhotoItems>
                <PhotoItem picture=picture.into_any()>
                    <Button kind=Kind::Quiet icon="trash-2" label=t(key::DELETE) on_press=press/>
                </PhotoItem>
            </PhotoItems>
        </PhotoField>
    }
    .into_any()
}
