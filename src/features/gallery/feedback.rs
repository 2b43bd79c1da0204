//! Badges, lamps, banners, empty and broken states, dialog and toast.

use crate::api::ApiError;
use crate::i18n::{common, gallery as key, t};
use crate::ui::prelude::*;
use leptos::prelude::*;

pub fn states() -> AnyView {
    let lamps = [
        (Tone::Green, key::LAMP_GREEN),
        (Tone::Amber, key::LAMP_AMBER),
        (Tone::Red, key::LAMP_RED),
        (Tone::Neutral, key::LAMP_OFF),
    ];
    view! {
        <Section title=t(key::FEEDBACK)>
            <Card>
                <div class="l-cluster">
                    {Tone::ALL.map(|tone| view! { <Badge label=t(key::NEXT) tone icon="clock"/> }).collect_view()}
                </div>
                {lamps.map(|(tone, words)| view! { <Lamp label=t(words) tone/> }).collect_view()}
            </Card>
            {Tone::ALL
                .map(|tone| view! { <Banner tone icon="info">{t(common::OFFLINE)}</Banner> })
                .collect_view()}
            <BannerLink tone=Tone::Blue icon="square-pen" href="#main">{t(key::NEXT)}</BannerLink>
            <Skeleton cards=2/>
            <Card>
                <EmptyState title=t(key::EMPTY) advice=t(key::EMPTY_WORDS)>
                    <ButtonLink label=t(key::SEND) href="#main" kind=Kind::Primary/>
                </EmptyState>
            </Card>
            <Card><EmptyState title=t(key::DONE) picture_of=Picture::Done/></Card>
            <Card>{error_state(&ApiError::Network, || ())}</Card>
        </Section>
    }
    .into_any()
}

pub fn dialog() -> AnyView {
    let open = RwSignal::new(false);
    let ask = UnsyncCallback::new(move |()| open.set(true));
    let confirm = move || {
        UnsyncCallback::new(move |()| {
            open.set(false);
            toast(t(key::DONE));
        })
    };
    view! {
        <div><Button label=t(key::OPEN) on_press=ask/></div>
        <Dialog open title=t(key::ASK) close=t(common::CANCEL)>
            <p>{t(key::ASK_WORDS)}</p>
            <Button label=t(common::CONFIRM) kind=Kind::Danger wide=true on_press=confirm()/>
        </Dialog>
    }
    .into_any()
}
