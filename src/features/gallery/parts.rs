//! Buttons, navigation, cards and lists.

use crate::i18n::{common, gallery as key, t};
use crate::paths;
use crate::platform::page;
use crate::ui::prelude::*;
use leptos::prelude::*;

fn nothing() -> UnsyncCallback<()> {
    UnsyncCallback::new(|()| ())
}

pub fn actions() -> AnyView {
    let busy = Signal::stored(true);
    let blocked = Signal::stored(Some(t(key::BLOCKED).to_owned()));
    view! {
        <Section title=t(key::ACTIONS)>
            <Card>
                <div class="l-cluster">
                    <Button label=t(key::SEND) kind=Kind::Primary icon="send" on_press=nothing()/>
                    <Button label=t(key::NEXT) on_press=nothing()/>
                    <Button label=t(key::QUIET) kind=Kind::Quiet on_press=nothing()/>
                    <Button label=t(key::DELETE) kind=Kind::Danger icon="trash-2" on_press=nothing()/>
                    <Button label=t(key::SEND) kind=Kind::Primary busy on_press=nothing()/>
                    <Button label=t(key::NEXT) busy on_press=nothing()/>
                    <ButtonLink label=t(key::NEAR) href=paths::REPORTS icon="map-pin"/>
                </div>
                <div><Button label=t(key::DELETE) blocked on_press=nothing()/></div>
                <Button label=t(key::NEXT) icon="arrow-right" wide=true on_press=nothing()/>
                <ReadAloud text=t(key::LONG)/>
            </Card>
            <Tiles>
                <Tile title=t(key::WHAT) detail=t(key::WHAT_HINT) icon="camera" href=paths::REPORT_WHAT main=true/>
                <Tile title=t(key::MINE) icon="list" href=paths::MY_REPORTS/>
                <Tile title=t(key::NEAR) detail=t(key::PLACE) icon="map-pin" href=paths::MAP/>
                <Tile title=t(key::PHONE) icon="phone" href=paths::CALL/>
            </Tiles>
        </Section>
    }
    .into_any()
}

pub fn navigation() -> AnyView {
    let tab = |label, current, count| Tab {
        label: t(label).to_owned(),
        href: paths::GALLERY.to_owned(),
        current,
        count,
    };
    let tabs = vec![
        tab(key::MINE, true, Some(3)),
        tab(key::NEAR, false, Some(1250)),
        tab(key::WASTE, false, None),
    ];
    view! {
        <Section title=t(key::NAVIGATION) more=(t(key::NEXT), page::here())>
            <Hero><p>{t(key::LONG)}</p></Hero>
            <Stepper at=(2, 3) label=t(key::PLACE)/>
            <Tabs label=t(key::NAVIGATION) tabs=Signal::stored(tabs)/>
            <LoadMore more=Signal::stored(true) on_press=nothing()/>
            <LoadMore more=Signal::stored(true) busy=Signal::stored(true) on_press=nothing()/>
        </Section>
    }
    .into_any()
}

pub fn lists() -> AnyView {
    let moment = |title, tone, icon, detail: Option<AnyView>| Moment {
        when: t(crate::i18n::time::YESTERDAY).to_owned(),
        title: t(title).to_owned(),
        who: t(key::WHO).to_owned(),
        tone,
        icon,
        detail,
    };
    let detail = view! { <p>{t(key::LONG)}</p> }.into_any();
    let moments = vec![
        moment(key::SEND, Tone::Neutral, "send", None),
        moment(key::NEXT, Tone::Blue, "wrench", Some(detail)),
        moment(key::DONE, Tone::Green, "check", None),
    ];
    let item = |label, chosen| PickItem {
        value: t(label).to_owned(),
        label: t(label).to_owned(),
        detail: None,
        chosen,
    };
    let items = vec![
        item(key::PLACE, false),
        item(key::LIFT, true),
        item(key::WASTE, false),
    ];
    view! {
        <Section title=t(key::LISTS)>
            <Rows>
                <Row title=t(key::TITLE) detail=t(key::PLACE) icon="lightbulb" value=t(key::NEXT) href=paths::REPORTS/>
                <Row title=t(key::LONG) icon="file-text" on_press=nothing()/>
                <Row title=t(key::PHONE) value="138****0001"/>
                <RowActs title=t(key::TITLE) detail=t(key::LONG)>
                    <Button label=t(key::DELETE) kind=Kind::Quiet icon="trash-2" about=t(key::TITLE) on_press=nothing()/>
                </RowActs>
            </Rows>
            <Card><Timeline moments/></Card>
            <PickList items=Signal::stored(items) on_pick=UnsyncCallback::new(|_| ()) search=true/>
            <ButtonLink label=t(common::TO_HOME) href=paths::HOME kind=Kind::Quiet/>
        </Section>
    }
    .into_any()
}
