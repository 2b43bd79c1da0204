//! Where it is, said anew: another building or facility from the list, or only another part of it.

use super::place_said::{Chosen, WHOLE, asks_indoors, bare, building, said};
use crate::i18n::{report, reports as key, t};
use crate::platform::dom;
use crate::shared::act::Act;
use crate::shared::words;
use crate::state::places;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::Places;
use contract::place::PlaceInput;
use contract::{FieldCode, FieldError};
use leptos::prelude::*;

/// What is being chosen. It stays when the question is closed and opened again.
#[derive(Clone, Copy)]
pub struct PlaceDraft {
    told: StoredValue<PlaceInput>,
    pub open: RwSignal<bool>,
    chosen: RwSignal<Chosen>,
    part: RwSignal<String>,
    indoors: RwSignal<bool>,
    spot: RwSignal<String>,
}

impl PlaceDraft {
    pub fn of(told: PlaceInput) -> Self {
        let part = match told.unit {
            Some(id) => id.to_string(),
            None if told.whole => WHOLE.to_owned(),
            None => String::new(),
        };
        Self {
            open: RwSignal::new(false),
            chosen: RwSignal::new(Chosen::AsTold),
            part: RwSignal::new(part),
            indoors: RwSignal::new(told.indoors),
            spot: RwSignal::new(told.spot.clone()),
            told: StoredValue::new(told),
        }
    }

    /// `None` where it stays as it is.
    pub fn patch(self) -> Option<PlaceInput> {
        if !self.open.get_untracked() {
            return None;
        }
        let (chosen, indoors) = (self.chosen.get_untracked(), self.indoors.get_untracked());
        let (part, spot) = (self.part.get_untracked(), self.spot.get_untracked());
        self.told.with_value(|told| {
            let now = said(told, chosen, &part, indoors, &spot);
            (now != *told).then_some(now)
        })
    }

    fn choose(self, chosen: Chosen) {
        self.chosen.set(chosen);
        self.part.set(String::new());
        dom::focus_soon(".l-form__way");
    }
}

/// The place as it is, and the way to another one. `label`: the present one in words.
#[component]
pub fn Where(label: String, draft: PlaceDraft, act: Act) -> impl IntoView {
    let book = LocalResource::new(places::load);
    let open = draft.open;
    let change = UnsyncCallback::new(move |()| open.set(true));
    let keep = UnsyncCallback::new(move |()| {
        open.set(false);
        dom::focus_soon(".l-form__way");
    });
    view! {
        <Section title=t(key::WHERE)>
            {move || {
                let label = label.clone();
                if open.get() {
                    view! {
                        {load(book, move |book| view! { <Panel label=label.clone() book draft act/> }.into_any())}
                        <Button kind=Kind::Quiet label=t(key::PLACE_KEEP) on_press=keep/>
                    }
                    .into_any()
                } else {
                    view! {
                        <div class="l-form__way" tabindex="-1">
                            <Rows><Row title=label icon="map-pin" value=t(key::PLACE_CHANGE) on_press=change/></Rows>
                        </div>
                    }
                    .into_any()
                }
            }}
        </Section>
    }
}

#[component]
fn Panel(label: String, book: Places, draft: PlaceDraft, act: Act) -> impl IntoView {
    let wrong = Memo::new(move |_| {
        act.errors.with(|errors| {
            let fields = ["building", "position", "unit", "facility", "whole"];
            let first = fields
                .iter()
                .find_map(|field| errors.get(&format!("place.{field}")))?;
            Some(match first.code {
                FieldCode::Required => t(report::BUILDING_TAP).to_owned(),
                _ => words::field_error(first),
            })
        })
    });
    let book = StoredValue::new(book);
    dom::focus_soon(".l-form__way");
    view! {
        <div class="l-form__way" tabindex="-1" aria-invalid=move || wrong.with(Option::is_some).then_some("true")>
            {move || wrong.get().map(|words| view! {
                <p class="l-field__error" role="alert"><Icon name="circle-alert"/><span>{words}</span></p>
            })}
            {move || match draft.chosen.get() {
                Chosen::Nothing => view! { <List book draft act/> }.into_any(),
                chosen => {
                    let name = match chosen {
                        Chosen::AsTold => label.clone(),
                        _ => book.with_value(|book| places::names(book, &bare(chosen))),
                    };
                    view! { <Picked name chosen book draft act/> }.into_any()
                }
            }}
        </div>
    }
}

/// My own building first, facilities behind the buildings: the search finds both.
#[component]
fn List(book: StoredValue<Places>, draft: PlaceDraft, act: Act) -> impl IntoView {
    let mine = untrack(|| Session::get().me()).and_then(|me| me.building);
    let items = book.with_value(|book| {
        let item = |value: String, chosen, detail: Option<&'static str>| PickItem {
            value,
            label: places::names(book, &bare(chosen)),
            detail: detail.map(str::to_owned),
            chosen: false,
        };
        let mut buildings: Vec<_> = book.buildings.iter().map(|b| b.id).collect();
        buildings.sort_by_key(|id| Some(*id) != mine);
        let buildings = buildings.into_iter().map(|id| {
            let home = (Some(id) == mine).then(|| t(report::BUILDING_MINE));
            item(id.to_string(), Chosen::Building(id), home)
        });
        let facilities = book.facilities.iter().map(|facility| {
            let id = facility.id;
            let kind = Some(t(report::FACILITY_WAY));
            item(id.to_string(), Chosen::Facility(id), kind)
        });
        buildings.chain(facilities).collect::<Vec<_>>()
    });
    let pick = UnsyncCallback::new(move |value: String| {
        let facility = book.with_value(|book| {
            let mut all = book.facilities.iter().map(|facility| facility.id);
            all.find(|id| id.to_string() == value)
        });
        let mended = |wrong: &FieldError| !wrong.field.starts_with("place.");
        act.errors.update(|errors| errors.0.retain(mended));
        let building = || value.parse().map_or(Chosen::Nothing, Chosen::Building);
        draft.choose(facility.map_or_else(building, Chosen::Facility));
    });
    let elder = Preferences::get().is_elder();
    view! { <div class:l-form__scroll=!elder><PickList items=Signal::stored(items) on_pick=pick search=true/></div> }
}

#[component]
fn Picked(
    name: String,
    chosen: Chosen,
    book: StoredValue<Places>,
    draft: PlaceDraft,
    act: Act,
) -> impl IntoView {
    let change = UnsyncCallback::new(move |()| draft.choose(Chosen::Nothing));
    let told = draft.told;
    let units = told.with_value(|told| building(told, chosen)).map(|id| {
        book.with_value(|book| {
            let house = book.buildings.iter().find(|house| house.id == id);
            let units = house.map_or(&[][..], |house| &house.units);
            let choices = units
                .iter()
                .map(|unit| Choice::new(unit.id.to_string(), unit.name.clone()));
            choices.collect::<Vec<_>>()
        })
    });
    let units = units.filter(|units| !units.is_empty()).map(|units| {
        let whole = Choice::new(WHOLE, t(report::UNIT_NONE));
        let choices: Vec<Choice> = [whole].into_iter().chain(units).collect();
        view! { <Choices label=t(report::UNIT) choices value=draft.part/> }
    });
    let indoors = told.with_value(|told| asks_indoors(told, chosen)).then(|| {
        view! { <Switch label=t(report::INDOORS) hint=t(report::INDOORS_HINT) checked=draft.indoors/> }
    });
    view! {
        <div class="l-form__picked">
            <Icon name="map-pin"/>
            <strong lang="zh-Hans">{name}</strong>
            <Button kind=Kind::Quiet label=t(report::FACILITY_CHANGE) on_press=change/>
        </div>
        {units}
        {indoors}
        <Field label=t(report::SPOT) hint=t(report::SPOT_HINT) value=draft.spot error=act.error("place.spot")/>
    }
}
