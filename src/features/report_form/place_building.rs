//! By building or facility: search, estate or scroll, then entrance; my own building first. Needs no
//! map, no permission and, once seen, no network.

use super::form::field;
use super::model::search;
use super::place::Book;
use super::seen::Seen;
use crate::i18n::{common, report, t, tf};
use crate::platform::dom;
use crate::state::drafts::Drafts;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::{Building, Facility, Places};
use contract::{BuildingId, UnitId};
use leptos::prelude::*;
use std::sync::Arc;

/// The row that leads to all facilities; no estate is called so.
const FACILITIES: &str = "facilities";

/// The choice that stands beside the units.
const WHOLE: &str = "whole";

/// `words` are what is typed to find it: the way on may take them for a choice.
#[component]
pub fn BuildingWay(book: Book, words: RwSignal<String>) -> impl IntoView {
    let drafts = Drafts::get();
    let building = Memo::new(move |_| drafts.open().with(|draft| draft.place.building));
    move || {
        let book = Arc::clone(&book);
        match building.get() {
            Some(id) => view! { <Picked book id/> }.into_any(),
            None => view! { <Pick book words/> }.into_any(),
        }
    }
}

#[component]
fn Pick(book: Book, words: RwSignal<String>) -> impl IntoView {
    // Without network and never seen before, or a community that has none yet.
    if book.buildings.is_empty() && book.facilities.is_empty() {
        let words = t(report::BUILDING_NO_LIST);
        return view! { <Banner tone=Tone::Amber icon="circle-alert">{words}</Banner> }.into_any();
    }
    let drafts = Drafts::get();
    let mine = untrack(|| Session::get().me()).and_then(|me| me.building);
    let elder = Preferences::get().is_elder();
    // In 长辈版 a short list of estates comes first: nobody should scroll through all buildings.
    let estate = RwSignal::new(None::<String>);
    let items = Signal::derive({
        let book = Arc::clone(&book);
        move || rows(&book, &words.get(), mine, elder, estate.get().as_deref())
    });
    let estates: Vec<PickItem> = search::estates(&book)
        .into_iter()
        .map(estate_item)
        .collect();
    let take = move |id: BuildingId| {
        drafts.edit(|draft| draft.place.choose_building(id));
        words.set(String::new());
        dom::focus_soon(".l-form__picked");
    };
    let pick = UnsyncCallback::new(move |value: String| {
        let facility = book.facilities.iter().find(|f| f.id.to_string() == value);
        if let Some(facility) = facility {
            drafts.edit(|draft| draft.choose_facility(facility));
            words.set(String::new());
            dom::focus_soon(".l-form__picked");
        } else if let Ok(id) = value.parse::<BuildingId>() {
            take(id);
        } else if let [only] = search::of_estate(&book, &value)[..] {
            take(only.id);
        } else {
            words.set(String::new());
            estate.set(Some(value));
            dom::focus_soon(".l-form__list");
        }
    });
    let again = UnsyncCallback::new(move |()| {
        estate.set(None);
        dom::focus_soon(".l-form__list");
    });
    let chosen = move || {
        let name = estate.get().filter(|_| words.with(String::is_empty))?;
        let (name, change) = if name == FACILITIES {
            (t(report::FACILITY_WAY).to_owned(), report::FACILITIES_LEAVE)
        } else {
            (name, report::ESTATE_CHANGE)
        };
        Some(view! {
            <p class="l-form__picked">
                <strong>{name}</strong>
                <Button kind=Kind::Quiet label=t(change) on_press=again/>
            </p>
        })
    };
    let clear = UnsyncCallback::new(move |()| {
        words.set(String::new());
        dom::focus_soon(".l-form__way input[type=search]");
    });
    let list = move || {
        if items.with(Vec::is_empty) {
            let words = words.get();
            view! { <NotFound words estates=estates.clone() clear pick/> }.into_any()
        } else {
            view! { <PickList items=items on_pick=pick/> }.into_any()
        }
    };
    view! {
        <Field label=t(report::BUILDING_SEARCH) kind=FieldKind::Search value=words/>
        <div class="l-form__list" class:l-form__scroll=!elder tabindex="-1">{chosen}{list}</div>
    }
    .into_any()
}

/// No building fits what is typed: what to do next.
#[component]
fn NotFound(
    words: String,
    estates: Vec<PickItem>,
    clear: UnsyncCallback<()>,
    pick: UnsyncCallback<String>,
) -> impl IntoView {
    let advice = if estates.is_empty() {
        report::BUILDING_NONE
    } else {
        report::BUILDING_NONE_ESTATES
    };
    let choose = (!estates.is_empty())
        .then(|| view! { <PickList items=Signal::stored(estates) on_pick=pick/> });
    view! {
        <div class="l-stack l-stack--tight">
            <p role="status">{tf(advice, &[&words])}</p>
            <Button icon="x" label=t(common::SEARCH_AGAIN) on_press=clear/>
            {choose}
            <CallNumber/>
        </div>
    }
}

fn estate_item(name: &str) -> PickItem {
    PickItem {
        value: name.to_owned(),
        label: name.to_owned(),
        detail: None,
        chosen: false,
    }
}

/// What there is to tap: buildings and facilities, or in 长辈版 without words first my own and the
/// estates. Without words all facilities are behind one row, so that neither kind hides the other.
fn rows(
    book: &Places,
    words: &str,
    mine: Option<BuildingId>,
    elder: bool,
    estate: Option<&str>,
) -> Vec<PickItem> {
    let item = |building: &Building| PickItem {
        value: building.id.to_string(),
        label: building.name.clone(),
        detail: (Some(building.id) == mine).then(|| t(report::BUILDING_MINE).to_owned()),
        chosen: false,
    };
    let facilities = || {
        let found = search::facilities(book, words, mine).into_iter();
        found.map(|facility| facility_item(book, facility))
    };
    let bare = words.trim().is_empty();
    if let Some(name) = estate.filter(|_| bare) {
        if name == FACILITIES {
            return facilities().collect();
        }
        let all = search::of_estate(book, name).into_iter();
        return all.map(item).collect();
    }
    let found = search::buildings(book, words, mine);
    if !bare {
        return found.into_iter().map(item).chain(facilities()).collect();
    }
    let (home, others): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|building| Some(building.id) == mine);
    let group = (!book.facilities.is_empty()).then(|| PickItem {
        label: t(report::FACILITY_WAY).to_owned(),
        detail: Some(t(report::FACILITIES_SUCH).to_owned()),
        ..estate_item(FACILITIES)
    });
    let home = home.into_iter().map(item);
    let estates = search::estates(book);
    if elder && !estates.is_empty() {
        let estates = estates.into_iter().map(estate_item);
        return home.chain(estates).chain(group).collect();
    }
    home.chain(group)
        .chain(others.into_iter().map(item))
        .collect()
}

fn facility_item(book: &Places, facility: &Facility) -> PickItem {
    PickItem {
        value: facility.id.to_string(),
        label: search::facility_label(book, facility),
        detail: Some(t(report::FACILITY_WAY).to_owned()),
        chosen: false,
    }
}

#[component]
fn Picked(book: Book, id: BuildingId) -> impl IntoView {
    let drafts = Drafts::get();
    let units: Vec<Choice> = book
        .buildings
        .iter()
        .find(|building| building.id == id)
        .map(|building| {
            let unit = |unit: &contract::community::Unit| {
                Choice::new(unit.id.to_string(), unit.name.clone())
            };
            building.units.iter().map(unit).collect()
        })
        .unwrap_or_default();
    // Nothing is marked that the person did not choose.
    let unit = field(
        |draft| match draft.place.unit {
            Some(id) => id.to_string(),
            None if draft.place.whole => WHOLE.to_owned(),
            None => String::new(),
        },
        |draft, value: String| {
            let whole = value == WHOLE;
            draft.place.choose_part(value.parse::<UnitId>().ok(), whole);
        },
    );
    let indoors = field(
        |draft| draft.place.indoors,
        |draft, indoors| draft.place.indoors = indoors,
    );
    let change = UnsyncCallback::new(move |()| {
        drafts.edit(|draft| {
            draft.place.building = None;
            draft.place.choose_part(None, false);
        });
        dom::focus_soon(".l-form__way input[type=search]");
    });
    let name = search::label(&book, id, None);
    // In 长辈版 it has a screen of its own; here it would lie below the lower edge further down.
    let preferences = Preferences::get();
    let seen = move || {
        let book = Arc::clone(&book);
        (!preferences.is_elder()).then(|| view! { <Seen book/> })
    };
    let has_units = !units.is_empty();
    let whole = Choice::new(WHOLE, t(report::UNIT_NONE));
    let choices = Signal::stored([whole].into_iter().chain(units).collect::<Vec<_>>());
    view! {
        <div class="l-form__picked" tabindex="-1">
            <Icon name="building-2"/>
            <strong>{name}</strong>
            <Button kind=Kind::Quiet label=t(report::BUILDING_CHANGE) on_press=change/>
        </div>
        {seen}
        {has_units.then(|| view! { <Choices label=t(report::UNIT) choices=choices value=unit/> })}
        <Switch label=t(report::INDOORS) hint=Signal::stored(t(report::INDOORS_HINT).to_owned()) checked=indoors/>
    }
}
