//! My own page: what is mine, how the app looks, and the way out.

use super::sign_out::SignOut;
use crate::i18n::{account as key, common, nav, number, t, tf};
use crate::paths;
use crate::shared::mode_switch::ModeSwitch;
use crate::shared::report_words::news_words;
use crate::state::drafts::Drafts;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::state::waiting::Waiting;
use crate::ui::prelude::*;
use contract::person::{Me, MeCan};
use contract::report::Scope;
use leptos::prelude::*;

#[component]
pub fn Page() -> impl IntoView {
    let session = Session::get();
    view! {
        <PageHeader title=t(nav::ME)>{way_back()}</PageHeader>
        {move || match session.me() {
            Some(me) => mine(&me),
            None => view! {
                <EmptyState title=t(common::SIGN_IN_FIRST) advice=t(key::SIGN_IN_WHY)>
                    <ButtonLink label=t(common::SIGN_IN) href=paths::sign_in(paths::ME) kind=Kind::Primary icon="log-in"/>
                </EmptyState>
            }
            .into_any(),
        }}
        <Section title=t(key::ON_THIS_PHONE)>
            <Rows>
                <Row title=drafts() icon="square-pen" href=paths::DRAFTS/>
                <Row title=t(nav::OUTBOX) icon="send" value=waiting() href=paths::OUTBOX/>
                <Row title=t(key::PREFERENCES) detail=t(key::PREFERENCES_DETAIL) icon="text-cursor-input" href=paths::PREFERENCES/>
            </Rows>
        </Section>
        {move || session.is_signed_in().then(|| view! { <SignOut/> })}
    }
}

/// Whoever came into 长辈版 by mistake looks for the way back here.
fn way_back() -> impl IntoView {
    let preferences = Preferences::get();
    move || preferences.is_elder().then(|| view! { <ModeSwitch/> })
}

/// What is half written is never out of sight.
fn drafts() -> Text {
    let drafts = Drafts::get();
    Signal::derive(move || {
        let open = drafts.open().with(|draft| !draft.is_empty());
        match usize::from(open) + drafts.others().with(Vec::len) {
            0 => t(key::DRAFTS).to_owned(),
            n => tf(key::DRAFTS_N, &[&number(n as i64)]),
        }
    })
}

/// How much waits to be sent; nothing when nothing does.
fn waiting() -> Text {
    let waiting = Waiting::get();
    Signal::derive(move || match waiting.summary().all() {
        0 => String::new(),
        n => number(n as i64),
    })
}

fn mine(me: &Me) -> AnyView {
    let name = if me.name.is_empty() {
        t(key::NO_NAME).to_owned()
    } else {
        me.name.clone()
    };
    let phone = me.phone_masked.clone();
    view! {
        <Rows><Row title=name detail=phone icon="user" href=paths::PROFILE/></Rows>
        {work(me.can)}
        <Section title=t(key::MATTERS)>
            <Rows>
                <Row title=t(key::SCOPE_MINE) detail=news() icon=news_icon() href=paths::my_reports(Scope::Mine)/>
                <Row title=t(key::SCOPE_FOLLOWED) icon="eye" href=paths::my_reports(Scope::Followed)/>
                <Row title=t(key::SCOPE_JOINED) icon="hand" href=paths::my_reports(Scope::Joined)/>
            </Rows>
        </Section>
        <Section title=t(key::ACCOUNT)>
            <Rows>
                <Row title=t(key::DEVICES) icon="smartphone" href=paths::DEVICES/>
                <Row title=t(key::PRIVACY) detail=t(key::PRIVACY_DETAIL) icon="shield-check" href=paths::PRIVACY/>
            </Rows>
        </Section>
    }
    .into_any()
}

/// That an answer waits among my reports, in the words of the first page; nothing while none does.
fn news() -> Text {
    let session = Session::get();
    Signal::derive(move || {
        let words = session.home().map(|answer| {
            let home = answer.as_ref().ok()?;
            news_words(home.my_finished, home.my_news)
        });
        words.flatten().unwrap_or_default()
    })
}

fn news_icon() -> Text {
    let session = Session::get();
    Signal::derive(move || {
        let icon = if session.news() > 0 { "bell" } else { "list" };
        icon.to_owned()
    })
}

/// The ways to the worker's and staff's pages, for those who have them.
fn work(can: MeCan) -> Option<AnyView> {
    (can.work || can.settings).then(|| {
        let work = can
            .work
            .then(|| view! { <Row title=t(nav::WORK) icon="wrench" href=paths::WORK/> });
        let settings = can
            .settings
            .then(|| view! { <Row title=t(nav::SETTINGS) icon="settings" href=paths::SETTINGS/> });
        view! { <Section title=t(key::DUTIES)><Rows>{work}{settings}</Rows></Section> }.into_any()
    })
}
