//! The first page: what concerns me, in one answer from the server, readable without sign-in.

mod elder;
mod model;

use crate::i18n::{call, home as key, local_text, nav, number, t, tf, when};
use crate::paths;
use crate::platform::{clock, start};
use crate::routing::{Route, route};
use crate::shared::later::{all_built, later};
use crate::shared::mode_switch::ModeSwitch;
use crate::shared::report_card::{ReportCard, ReportCards};
use crate::shared::report_steps;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::state::unfinished;
use crate::ui::load::load_with;
use crate::ui::prelude::*;
use contract::home::Home;
use contract::notice::Notice;
use contract::report::{Lamp, ReportCard as Card, Scope};
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

fn standard(home: Home) -> AnyView {
    let (tiles, duties) = (tiles(Some(&home)), duties(&home));
    let signed_in = home.me.is_some();
    let told = later(move || notices(home.notices));
    // What is mine stands among my matters already.
    let mut others = home.around;
    let none_around = others.is_empty();
    others.retain(|card| home.my_open.iter().all(|mine| mine.id != card.id));
    let others = (none_around || !others.is_empty()).then_some(others);
    let mine = later(move || my_matters(home.my_open, signed_in));
    // What is half written waits for the person herself: it is not looked for below the notices.
    let first = if unfinished().is_some() {
        [mine, told]
    } else {
        [told, mine]
    };
    view! {
        {tiles}
        {duties}
        <div class="l-columns l-columns--even">
            <div>
                {first}
                {later(move || numbers(home.numbers))}
            </div>
            {others.map(|cards| view! { <div>{later(move || around(cards, model::scope_title(home.around_scope)))}</div> })}
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
    }
    .into_any()
}

/// Whoever answers reports finds them here; a resident has no such line.
fn duties(home: &Home) -> Option<AnyView> {
    let works = home.me.as_ref().is_some_and(|me| me.can.work);
    works.then(|| {
        view! { <Rows><Row title=t(nav::WORK) detail=t(key::WORK_DETAIL) icon="wrench" href=paths::WORK/></Rows> }.into_any()
    })
}

fn report() -> AnyView {
    view! { <Tile title=t(key::REPORT) detail=t(key::REPORT_DETAIL) icon="camera" href=paths::REPORT_WHAT main=true/> }
        .into_any()
}

/// My reports, and whether there is an answer; whoever is not signed in is asked there and comes back.
fn progress(home: Option<&Home>) -> AnyView {
    let href = all_mine(home.is_none_or(|home| home.me.is_some()));
    let (finished, news) = home.map_or((0, 0), |home| (home.my_finished, home.my_news));
    let open = home.map_or(&[][..], |home| &home.my_open);
    let late = open.iter().filter(|card| card.lamp == Lamp::Red).count();
    let icon = if news > 0 { "bell" } else { "list" };
    let detail = model::progress_words(finished, news, late, open.len());
    view! { <Tile title=t(key::PROGRESS) detail icon href/> }.into_any()
}

fn all_mine(signed_in: bool) -> String {
    let all = paths::my_reports(Scope::Mine);
    if signed_in { all } else { paths::sign_in(&all) }
}

/// The report that is half written: how it begins and what comes next, and the address to go on at.
fn unfinished() -> Option<(String, String)> {
    let found = unfinished::noted()?;
    let beginning = found
        .words
        .as_deref()
        .unwrap_or(t(key::UNFINISHED_WORDLESS));
    let next = t(report_steps::label(found.step));
    let what = match found.place {
        Some(place) => format!("{beginning} · {place}"),
        None => beginning.to_owned(),
    };
    let words = tf(key::UNFINISHED_NEXT, &[&what, next]);
    Some((words, paths::resume(report_steps::path(found.step))))
}

fn call(home: Option<&Home>) -> AnyView {
    let always = untrack(|| Session::get().community())
        .is_some_and(|community| community.phones.iter().any(|phone| phone.hours.is_none()));
    let words = |home: &Home| model::duty_words(home.duty.open, always);
    let duty = home.map_or(t(call::TITLE), words);
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

/// What is half written, then what is open.
fn my_matters(cards: Vec<Card>, signed_in: bool) -> AnyView {
    let half = unfinished().map(|(words, href)| {
        view! { <Row title=t(key::UNFINISHED_TITLE) detail=words icon="square-pen" href/> }
    });
    if half.is_none() && !signed_in {
        return ().into_any();
    }
    let none = (signed_in && cards.is_empty())
        .then(|| view! { <Row title=t(key::NONE_OPEN) icon="circle-check"/> });
    let rows = (half.is_some() || none.is_some()).then(|| view! { <Rows>{half}{none}</Rows> });
    let cards = (!cards.is_empty()).then(|| report_cards(cards));
    view! {
        <Section title=t(key::MY_OPEN) more=(t(key::ALL_MINE), all_mine(signed_in))>{rows}{cards}</Section>
    }
    .into_any()
}

fn report_cards(cards: Vec<Card>) -> AnyView {
    view! { <ReportCards>{cards.into_iter().map(|report| view! { <ReportCard report/> }).collect_view()}</ReportCards> }
        .into_any()
}

fn around(cards: Vec<Card>, title: &'static str) -> AnyView {
    let inside = if cards.is_empty() {
        view! { <EmptyState title=t(key::NONE_AROUND) advice=t(key::NONE_AROUND_ADVICE)/> }
            .into_any()
    } else {
        report_cards(cards)
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
