//! Whom to call: every number with its hours, whether somebody answers now, and the grid workers.

mod model;

use crate::i18n::{Key, call as key, local_text, t, tf, when};
use crate::lazy_routes;
use crate::paths;
use crate::platform::clock;
use crate::shared::emergency_numbers::{self, EmergencyNumbers};
use crate::shared::help_phone;
use crate::state::places;
use crate::state::session::Session;
use crate::ui::phone_link::phone_link;
use crate::ui::prelude::*;
use contract::community::{Community, DutyHours, DutyNow, Grid, Phone};
use leptos::prelude::*;
use model::{DayRun, as_usual, day_runs, hour_lines, span_words};

lazy_routes! { look:
    "call" Call => Page,
}

const DAYS: [Key; 7] = [
    key::MON,
    key::TUE,
    key::WED,
    key::THU,
    key::FRI,
    key::SAT,
    key::SUN,
];

#[component]
fn Page() -> impl IntoView {
    let session = Session::get();
    let book = LocalResource::new(places::load);
    let duty = move || {
        let home = session.home();
        home.map(|answer| answer.as_ref().ok().map(|home| home.duty))
            .flatten()
    };
    view! {
        <PageHeader title=t(key::TITLE) intro=t(key::INTRO) back=paths::HOME/>
        <EmergencyNumbers words=key::EMERGENCY/>
        {move || duty().map(duty_now)}
        {move || session.community().map(|community| phones(&community, duty().is_some_and(|duty| !duty.open)))}
        <Section title=t(key::DUTY)>
            {move || session.community().map(|community| hours(&community.hours, duty()))}
        </Section>
        <Section title=t(key::GRID_WORKERS)>
            {load(book, |places| grid_workers(places.grids))}
            {move || session.community().and_then(|community| desk(&community))}
        </Section>
    }
}

/// While the desk is `closed`, the numbers that are always answered come first.
fn phones(community: &Community, closed: bool) -> AnyView {
    // Those stand at the top of the page already.
    let own = |phone: &&Phone| !emergency_numbers::is_one(&phone.number);
    let mut phones: Vec<&Phone> = community.phones.iter().filter(own).collect();
    if phones.is_empty() {
        return view! { <Banner tone=Tone::Amber icon="info">{t(key::NO_PHONES)}</Banner> }
            .into_any();
    }
    if closed {
        phones.sort_by_key(|phone| phone.hours.is_some());
    }
    view! { <ul class="l-phones">{phones.into_iter().map(phone).collect_view()}</ul> }.into_any()
}

fn phone(phone: &Phone) -> AnyView {
    let hours = phone
        .hours
        .as_ref()
        .map_or_else(|| t(key::ALWAYS).to_owned(), local_text);
    let link = phone_link(help_phone::callee(phone), hour_lines(&hours));
    view! { <li>{link}</li> }.into_any()
}

fn duty_now(duty: DutyNow) -> AnyView {
    let until = duty.until.map(|at| when::moment(at, clock::now()));
    let (words, tone) = match (duty.open, until) {
        (true, Some(until)) => (tf(key::OPEN_UNTIL, &[&until]), Tone::Green),
        (true, None) => (t(key::OPEN).to_owned(), Tone::Green),
        (false, Some(until)) => (tf(key::CLOSED_UNTIL, &[&until]), Tone::Amber),
        (false, None) => (t(key::CLOSED).to_owned(), Tone::Amber),
    };
    view! { <p><Lamp label=words tone=Signal::stored(tone)/></p> }.into_any()
}

fn hours(hours: &DutyHours, duty: Option<DutyNow>) -> AnyView {
    let now = clock::now();
    let today = when::weekday(now);
    let opens_today = duty.and_then(|duty| duty.until);
    let opens_today = opens_today.is_some_and(|at| when::days_apart(now, at) == 0);
    let (span, minute) = (hours.week[today], when::minute_of_day(now));
    let usual = duty.is_some_and(|duty| as_usual(span, minute, duty, opens_today));
    let each = |run: DayRun| {
        let mut days = if run.first == run.last {
            t(DAYS[run.first]).to_owned()
        } else {
            tf(key::DAY_TO_DAY, &[t(DAYS[run.first]), t(DAYS[run.last])])
        };
        if usual && (run.first..=run.last).contains(&today) {
            days = tf(key::TODAY, &[&days]);
        }
        let span = run
            .hours
            .map_or_else(|| t(key::DAY_OFF).to_owned(), span_words);
        view! { <Row title=days value=span/> }
    };
    let rows = day_runs(hours).into_iter().map(each).collect_view();
    view! { <Rows>{rows}</Rows> }.into_any()
}

/// Who walks which grid.
fn grid_workers(grids: Vec<Grid>) -> AnyView {
    let each = |grid: Grid| {
        let worker = grid.worker_name.map_or_else(
            || t(key::NO_GRID_WORKER).to_owned(),
            |name| tf(key::GRID_WORKER, &[&name]),
        );
        view! { <Row title=grid.name value=worker/> }
    };
    let rows = grids.into_iter().map(each).collect_view();
    view! { <Rows>{rows}</Rows> }.into_any()
}

/// The number under which grid workers are reached: the community's first.
fn desk(community: &Community) -> Option<AnyView> {
    let desk = phone(community.phones.first()?);
    Some(
        view! {
            <p>{t(key::GRID_WORKERS_REACH)}</p>
            <ul class="l-phones">{desk}</ul>
        }
        .into_any(),
    )
}
