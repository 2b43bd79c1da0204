//! Badges, lamps, banners, empty and broken states.

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
    // Without an answer, with one that can not be read, and with a refusal that leads elsewhere.
    let errors = [ApiError::Network, ApiError::Decode, ApiError::not_found()];
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
            <SkeletonPage/>
            <Card>
                <EmptyState title=t(key::EMPTY) advice=t(key::EMPTY_WORDS)>
                    <ButtonLink label=t(key::SEND) href="#main" kind=Kind::Primary/>
                </EmptyState>
            </Card>
            <Card><EmptyState title=t(key::DONE) picture_of=Picture::Done/></Card>
            {errors.map(|error| view! { <Card>{error_state(&error, || ())}</Card> }).collect_view()}
            <CallNumber/>
        </Section>
    }
    .into_any()
}
