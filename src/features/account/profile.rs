//! What I told about me: a name and the house I live in. Both may stay empty.

use crate::api;
use crate::i18n::{account as key, t};
use crate::paths;
use crate::shared::act::{Act, ActFailure};
use crate::shared::sign_in_first::SignInFirst;
use crate::state::places;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::BuildingId;
use contract::community::{Building, Places};
use contract::person::{Me, MePatch};
use leptos::prelude::*;

#[component]
pub fn Page() -> impl IntoView {
    let session = Session::get();
    let book = LocalResource::new(places::load);
    view! {
        <PageHeader title=t(key::PROFILE) intro=t(key::PROFILE_INTRO) back=paths::ME/>
        {load(book, move |places| match session.me() {
            Some(me) => view! { <Form me=(*me).clone() places/> }.into_any(),
            None => view! { <SignInFirst/> }.into_any(),
        })}
    }
}

#[component]
fn Form(me: Me, places: Places) -> impl IntoView {
    let name = RwSignal::new(me.name.clone());
    let building = RwSignal::new(me.building);
    let unit = RwSignal::new(me.unit.map(|id| id.to_string()).unwrap_or_default());
    let session = Session::get();
    let act = Act::new();
    let version = me.version;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let patch = MePatch {
            name: Some(name.get_untracked()),
            building: building.get_untracked(),
            unit: unit.get_untracked().parse().ok(),
        };
        let valid = patch.validate();
        act.run(
            valid,
            move |_| async move { api::accounts::update_me(&patch, version).await },
            move |_| {
                toast(t(key::SAVED));
                session.refetch();
            },
        );
    };
    view! {
        <form class="l-form" on:submit=submit>
            <Field label=t(key::NAME) hint=t(key::NAME_HINT) value=name kind=FieldKind::Name error=act.error("name")/>
            <Home places building unit/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(key::SAVE) kind=Kind::Primary wide=true busy=act.busy/></div>
        </form>
    }
}

/// House, then staircase. The list of houses opens only to choose another one.
#[component]
fn Home(
    places: Places,
    building: RwSignal<Option<BuildingId>>,
    unit: RwSignal<String>,
) -> impl IntoView {
    let choosing = RwSignal::new(building.get_untracked().is_none());
    let houses = StoredValue::new(places.buildings);
    let chosen = move || {
        building
            .get()
            .and_then(|id| houses.with_value(|all| all.iter().find(|b| b.id == id).cloned()))
    };
    let items = Signal::derive(move || {
        let item = |house: &Building| PickItem {
            value: house.id.to_string(),
            label: house.name.clone(),
            detail: None,
            chosen: building.get() == Some(house.id),
        };
        houses.with_value(|all| all.iter().map(item).collect::<Vec<_>>())
    });
    let pick = UnsyncCallback::new(move |id: String| {
        building.set(id.parse().ok());
        unit.set(String::new());
        choosing.set(false);
    });
    let again = UnsyncCallback::new(move |()| choosing.set(true));
    view! {
        <Section title=t(key::HOME)>
            {move || match chosen() {
                Some(house) if !choosing.get() => {
                    let units = units(&house, unit);
                    view! {
                        <Rows><Row title=house.name icon="building-2" value=t(key::CHANGE) on_press=again/></Rows>
                        {units}
                    }
                    .into_any()
                }
                _ => view! { <PickList items on_pick=pick search=true/> }.into_any(),
            }}
        </Section>
    }
}

fn units(house: &Building, value: RwSignal<String>) -> Option<AnyView> {
    if house.units.is_empty() {
        return None;
    }
    let choices: Vec<Choice> = house
        .units
        .iter()
        .map(|unit| Choice::new(unit.id.to_string(), unit.name.clone()))
        .collect();
    Some(view! { <Choices label=t(key::UNIT) choices value/> }.into_any())
}
