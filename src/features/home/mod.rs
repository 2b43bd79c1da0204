//! The first page: what concerns me, in one answer from the server, readable without sign-in.

mod elder;
mod model;

use crate::i18n::{call, common, home as key, local_text, nav, number, t, tf, when};
use crate::paths;
use crate::platform::{clock, start, storage};
use crate::routing::{Route, route};
use crate::shared::later::{all_built, later};
use crate::shared::report_card::{ReportCard, ReportCards};
use crate::state::preferences::{Mode, Preferences};
use crate::state::session::Session;
use crate::ui::load::load_with;
use crate::ui::prelude::*;
use contract::home::Home;
use contract::notice::Notice;
use contract::report::{ReportCard as Card, Scope};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Notices that the first page shows; the rest is one tap away.
const NOTICES_MAX: usize = 3;

pub fn routes() -> Vec<Route> {
    vec![route("", || view! { <Page/> }.into_any())]
}

#[component]
fn Page() -> impl IntoView {
    let session = Session::get();
    let preferences = Preferences::get();
    let title = Signal::derive(move || {
        let name = session
            .community()
            .map(|community| local_text(&community.name));
        name.unwrap_or_else(|| t(nav::HOME).to_owned())
    });
    Effect::new(move |_| {
        if session.home().get().is_some() {
            spawn_local(complete());
        }
    });
    view! {
        <Hero>
            <PageHeader title intro=t(key::INTRO)>
                <ModeSwitch/>
            </PageHeader>
        </Hero>
        {load_with(session.home(), move || waiting(preferences), move |home| {
            view! {
                {move || if preferences.is_elder() { elder::blocks(&home) } else { standard(home.clone()) }}
            }
            .into_any()
        })}
    }
}

/// The ways on are there before the answer: they do not depend on it.
fn waiting(preferences: Preferences) -> AnyView {
    let tiles = if preferences.is_elder() {
        elder::tiles(None)
    } else {
        tiles(None)
    };
    view! { {tiles} <Skeleton cards=2/> }.into_any()
}

/// After the pieces that stand below the answer.
async fn complete() {
    clock::sleep(0).await;
    all_built().await;
    start::ready();
}

/// 长辈版 and back, at the same place in both.
#[component]
fn ModeSwitch() -> impl IntoView {
    let preferences = Preferences::get();
    let press = UnsyncCallback::new(move |()| {
        let mode = preferences.mode().other();
        preferences.set_mode(mode);
        toast(t(match mode {
            Mode::Elder => common::ELDER_ON_DONE,
            Mode::Standard => common::ELDER_OFF_DONE,
        }));
    });
    let label = Signal::derive(move || {
        let words = match preferences.mode() {
            Mode::Standard => common::ELDER_ON,
            Mode::Elder => common::ELDER_OFF,
        };
        t(words).to_owned()
    });
    view! { <Button label icon="a-large-small" on_press=press/> }
}

fn standard(home: Home) -> AnyView {
    let tiles = tiles(Some(&home));
    view! {
        {tiles}
        <div class="l-columns l-columns--even">
            <div>
                {later(move || notices(home.notices))}
                {later(move || my_open(home.my_open, home.me.is_some()))}
                {later(move || numbers(home.numbers))}
            </div>
            <div>{later(move || around(home.around, model::scope_title(home.around_scope)))}</div>
        </div>
    }
    .into_any()
}

fn tiles(home: Option<&Home>) -> AnyView {
    let (progress, call) = (progress(home), call(home));
    view! {
        <div class="l-home__tiles l-wide"><Tiles>
            {report()}
            {progress}
            <Tile title=t(key::NEARBY) detail=t(key::NEARBY_DETAIL) icon="map" href=paths::REPORTS/>
            {call}
        </Tiles></div>
        {unfinished().map(|words| view! {
            <BannerLink tone=Tone::Blue icon="square-pen" href=paths::REPORT_WHAT>{tf(key::UNFINISHED, &[&words])}</BannerLink>
        })}
    }
    .into_any()
}

fn report() -> AnyView {
    view! { <Tile title=t(key::REPORT) detail=t(key::REPORT_DETAIL) icon="camera" href=paths::REPORT_WHAT main=true/> }
        .into_any()
}

/// My reports, and whether there is an answer; whoever is not signed in is asked there and comes back.
fn progress(home: Option<&Home>) -> AnyView {
    let mut href = paths::my_reports(Scope::Mine);
    if home.is_some_and(|home| home.me.is_none()) {
        href = paths::sign_in(&href);
    }
    let (finished, news, open) = home.map_or((0, 0, 0), |home| {
        (home.my_finished, home.my_news, home.my_open.len())
    });
    let icon = if news > 0 { "bell" } else { "list" };
    let detail = model::progress_words(finished, news, open);
    view! { <Tile title=t(key::PROGRESS) detail icon href/> }.into_any()
}

/// What was begun and neither sent nor put aside.
fn unfinished() -> Option<String> {
    storage::get(storage::key::DRAFT)
}

fn call(home: Option<&Home>) -> AnyView {
    let duty = home.map_or(t(call::TITLE), |home| model::duty_words(home.duty.open));
    view! { <Tile title=t(nav::CALL) detail=duty icon="phone" href=paths::CALL/> }.into_any()
}

fn notices(all: Vec<Notice>) -> AnyView {
    let now = clock::now();
    let each = move |notice: Notice| {
        let icon = if notice.pinned {
            "megaphone"
        } else {
            "newspaper"
        };
        view! { <Row title=notice.title detail=when::moment(notice.published, now) icon=icon href=paths::notice(notice.id)/> }
    };
    if all.is_empty() {
        return ().into_any();
    }
    view! {
        <Section title=t(nav::NOTICES) more=(t(key::ALL_NOTICES), paths::NOTICES.to_owned())>
            <Rows>{all.into_iter().take(NOTICES_MAX).map(each).collect_view()}</Rows>
        </Section>
    }
    .into_any()
}

fn my_open(cards: Vec<Card>, signed_in: bool) -> AnyView {
    if !signed_in {
        return ().into_any();
    }
    let inside = if cards.is_empty() {
        view! { <EmptyState title=t(key::NONE_OPEN) picture_of=Picture::Done/> }.into_any()
    } else {
        view! { <ReportCards>{cards.into_iter().map(|report| view! { <ReportCard report/> }).collect_view()}</ReportCards> }
            .into_any()
    };
    view! {
        <Section title=t(key::MY_OPEN) more=(t(key::ALL_MINE), paths::my_reports(Scope::Mine))>{inside}</Section>
    }
    .into_any()
}

fn around(cards: Vec<Card>, title: &'static str) -> AnyView {
    let inside = if cards.is_empty() {
        view! { <EmptyState title=t(key::NONE_AROUND) advice=t(key::NONE_AROUND_ADVICE)/> }
            .into_any()
    } else {
        view! { <ReportCards>{cards.into_iter().map(|report| view! { <ReportCard report/> }).collect_view()}</ReportCards> }
            .into_any()
    };
    view! {
        <Section title=title more=(t(key::ALL_REPORTS), paths::REPORTS.to_owned())>{inside}</Section>
    }
    .into_any()
}

/// Each count with what it means: a bare number explains nothing.
fn numbers(numbers: contract::home::Numbers) -> AnyView {
    let each = |(n, words)| view! { <li><b>{number(n)}</b>{t(words)}</li> };
    let all = [
        (numbers.resolved_30d, key::NUMBERS_RESOLVED),
        (numbers.in_time_30d, key::NUMBERS_IN_TIME),
        (numbers.open, key::NUMBERS_OPEN),
    ];
    view! {
        <Section title=t(key::NUMBERS)>
            <ul class="l-card l-numbers">{all.map(each).collect_view()}</ul>
        </Section>
    }
    .into_any()
}
