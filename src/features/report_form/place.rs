//! Step 2: where. Four ways that are worth the same; what is in sight is what will be sent.

use super::form::{StepPage, bounds, per_draft};
use super::model::place::{
    Aim, InSight, Taken, Unclear, is_clear, measured_outside, taken, where_error,
};
use super::model::search;
use super::near::{near, none_of_these};
use super::place_building::BuildingWay;
use super::place_map::MapWay;
use super::place_position::PositionWay;
use super::place_spot::Spot;
use super::questions::{Next, Question, Questions, ask, mended, show_first_error};
use super::seen::Seen;
use super::seen_alone::SeenAlone;
use crate::api::ApiError;
use crate::i18n::{report, t};
use crate::paths;
use crate::platform::dom;
use crate::shared::report_steps::SEEN;
use crate::shared::words;
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{Step, Way};
use crate::state::places;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::Places;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// The address book for all parts of this page.
pub type Book = Arc<Places>;

#[component]
pub fn WherePage() -> impl IntoView {
    let book: LocalResource<Result<Book, ApiError>> =
        LocalResource::new(|| async { places::load_or_none().await.map(Arc::new) });
    let questions = Questions::new(Step::Where);
    let title = Signal::derive(move || {
        let asks_of_others = questions.alone().is_some_and(|at| at >= SEEN);
        let words = if asks_of_others {
            report::SEEN_ALONE
        } else {
            report::WHERE_TITLE
        };
        t(words).to_owned()
    });
    view! {
        <StepPage
            step=Step::Where
            title=title
            back=paths::REPORT_WHAT
        >
            {load(book, |book: Book| per_draft(move || {
                let book = Arc::clone(&book);
                view! { <Where book/> }.into_any()
            }))}
        </StepPage>
    }
}

#[component]
fn Where(book: Book) -> impl IntoView {
    let drafts = Drafts::get();
    let session = Session::get();
    let questions = Questions::new(Step::Where).mended_together();
    let tried = RwSignal::new(false);
    let searched = RwSignal::new(String::new());
    let aim = RwSignal::new(None::<Aim>);
    let way = way_in_sight();
    let sight = Signal::derive(move || InSight {
        way: way.get(),
        searched: searched.get(),
        aim: aim.get().filter(|_| questions.shows(0)),
    });
    let preferences = Preferences::get();
    let found = near(
        Arc::clone(&book),
        Signal::derive(move || preferences.is_elder()),
    );
    let asks_of_others = move || {
        !none_of_these(drafts)
            && found.with(|list| list.as_ref().is_some_and(|list| !list.is_empty()))
    };
    let ask = ask();
    let navigate = use_navigate();
    let mended = mended();
    let book_for_next = Arc::clone(&book);
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (sight, bounds) = untrack(|| (sight.get(), bounds(session)));
        match taken(&sight, &book_for_next) {
            Some(Taken::Building(id)) => {
                drafts.edit(|draft| draft.place.choose_building(id));
                searched.set(String::new());
            }
            Some(Taken::Pin(position)) => drafts.edit(|draft| draft.place.choose_pin(position)),
            None => {}
        }
        let clear = drafts
            .open()
            .with_untracked(|draft| is_clear(draft, &sight, bounds));
        match questions.next() {
            _ if !clear => {
                tried.set(true);
                show_first_error();
            }
            _ if untrack(|| questions.is_mending()) => mended(),
            Some(question) if question < SEEN || untrack(asks_of_others) => ask(question),
            _ => navigate(paths::REPORT_CHECK, Default::default()),
        }
    };
    let book_for_seen = Arc::clone(&book);
    // In a building it stands right under that (`place_building`), in 长辈版 on pages of its own.
    let seen_here = Memo::new(move |_| !preferences.is_elder() && way.get() != Way::Building);
    let seen = move || {
        let book = Arc::clone(&book_for_seen);
        seen_here.get().then(|| view! { <Seen book/> })
    };
    view! {
        <form class="l-form" novalidate=true on:submit=next>
            <Question all=questions number=0>
                <Ways book searched aim sight tried/>
            </Question>
            <Question all=questions number=1>
                {seen}
                <Spot/>
            </Question>
            <SeenAlone found questions/>
            {move || questions.alone().is_none_or(|at| at < SEEN).then(|| view! { <Next questions/> })}
        </form>
    }
}

/// The four ways, and why the place is not clear yet.
#[component]
fn Ways(
    book: Book,
    searched: RwSignal<String>,
    aim: RwSignal<Option<Aim>>,
    sight: Signal<InSight>,
    tried: RwSignal<bool>,
) -> impl IntoView {
    let drafts = Drafts::get();
    let session = Session::get();
    let error = Memo::new(move |_| {
        let (sight, bounds, tried) = (sight.get(), bounds(session), tried.get());
        let wrong = drafts
            .open()
            .with(|draft| where_error(draft, &sight, bounds, tried));
        wrong.map(|wrong| match wrong {
            Unclear::TooFar => t(report::MAP_TOO_FAR).to_owned(),
            Unclear::Missing => t(report::PLACE_REQUIRED).to_owned(),
            Unclear::NotTapped => t(report::BUILDING_TAP).to_owned(),
            Unclear::Wrong(wrong) => words::field_error(&wrong),
        })
    });
    let invalid = move || {
        let outside = drafts
            .open()
            .with(|draft| measured_outside(draft, sight.get().way, bounds(session)));
        (outside || error.with(Option::is_some)).then_some("true")
    };
    view! {
        <div class="l-form__way" tabindex="-1" aria-invalid=invalid>
            <WayChoice/>
            {move || error.get().map(|words| view! {
                <p class="l-field__error" role="alert"><Icon name="circle-alert"/><span>{words}</span></p>
            })}
            <Panel book searched aim/>
        </div>
    }
}

fn way_code(way: Way) -> &'static str {
    match way {
        Way::Building => "building",
        Way::Position => "position",
        Way::Map => "map",
        Way::Facility => "facility",
    }
}

fn way_of(code: &str) -> Way {
    [Way::Position, Way::Map, Way::Facility]
        .into_iter()
        .find(|way| way_code(*way) == code)
        .unwrap_or(Way::Building)
}

/// The way in sight: the chosen one, else the list, which needs neither permission nor map.
fn way_in_sight() -> Memo<Way> {
    let drafts = Drafts::get();
    Memo::new(move |_| {
        drafts
            .open()
            .with(|draft| draft.place.way.unwrap_or(Way::Building))
    })
}

#[component]
fn WayChoice() -> impl IntoView {
    let drafts = Drafts::get();
    let way = way_in_sight();
    let has_facility =
        Memo::new(move |_| drafts.open().with(|draft| draft.place.facility.is_some()));
    let choices = |has_facility: bool| {
        let way = |way, label| Choice::new(way_code(way), t(label));
        let facility = has_facility.then(|| way(Way::Facility, report::FACILITY_WAY));
        let others = [
            way(Way::Building, report::BUILDING),
            way(Way::Position, report::WAY_POSITION),
            way(Way::Map, report::MAP_WAY),
        ];
        facility.into_iter().chain(others).collect::<Vec<_>>()
    };
    let choose = UnsyncCallback::new(move |code: String| {
        drafts.edit(|draft| draft.place.way = Some(way_of(&code)));
    });
    let value = Signal::derive(move || way_code(way.get()).to_owned());
    move || {
        let choices = choices(has_facility.get());
        view! { <Segmented label=t(report::WAY) choices=choices value=value on_choose=choose/> }
    }
}

#[component]
fn Panel(book: Book, searched: RwSignal<String>, aim: RwSignal<Option<Aim>>) -> impl IntoView {
    let way = way_in_sight();
    move || {
        let book = Arc::clone(&book);
        match way.get() {
            Way::Building => view! { <BuildingWay book words=searched/> }.into_any(),
            Way::Position => view! { <PositionWay book/> }.into_any(),
            Way::Map => view! { <MapWay book aim/> }.into_any(),
            Way::Facility => view! { <FacilityWay book/> }.into_any(),
        }
    }
}

#[component]
fn FacilityWay(book: Book) -> impl IntoView {
    let drafts = Drafts::get();
    let name = move || {
        let id = drafts.open().with(|draft| draft.place.facility)?;
        let facility = book.facilities.iter().find(|f| f.id == id)?;
        Some(search::facility_label(&book, facility))
    };
    let change = UnsyncCallback::new(move |()| {
        drafts.edit(|draft| {
            draft.place.facility = None;
            draft.place.way = Some(Way::Building);
        });
        dom::focus_soon(".l-form__way input[type=search], .l-form__picked");
    });
    view! {
        <div class="l-form__picked" tabindex="-1">
            <Icon name="map-pin"/>
            <strong>{name}</strong>
            <Button kind=Kind::Quiet label=t(report::FACILITY_CHANGE) on_press=change/>
        </div>
    }
}
