//! The report as neighbours will see it, before it is sent.

use super::form::categories;
use super::photos::LocalPhoto;
use super::place::Book;
use crate::i18n::{local_text, report, t, tf};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::Draft;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::Places;
use contract::place::{PlaceMethod, PlaceNames};
use contract::privacy::masked;
use contract::report::Visibility;
use leptos::prelude::*;

#[component]
pub fn Preview(book: Book) -> impl IntoView {
    let drafts = Drafts::get();
    let session = Session::get();
    let private = move || {
        let list = categories(session);
        drafts.open().with(|draft| draft.visibility(&list)) == Visibility::Private
    };
    let place = move || drafts.open().with(|draft| place_line(draft, &book));
    let photos = drafts.open().with_untracked(|draft| draft.photos.clone());
    let any = !photos.is_empty();
    let pictures = photos
        .into_iter()
        .enumerate()
        .map(|(at, photo)| {
            let alt = tf(report::PHOTO_AT, &[&(at + 1).to_string()]);
            view! { <li><LocalPhoto photo alt/></li> }
        })
        .collect_view();
    view! {
        <Section title=t(report::PREVIEW)>
            <Card>
                {move || private().then(|| view! {
                    <p class="l-preview__private"><Icon name="eye-off"/>{t(report::PREVIEW_PRIVATE)}</p>
                })}
                <p class="l-preview__category">{move || category_line(drafts, session)}</p>
                <p class="l-preview__text">{move || drafts.open().with(|draft| masked(draft.text.trim()))}</p>
                <p class="l-preview__place"><Icon name="map-pin"/>{place}</p>
                <p class="l-preview__author"><Icon name="user"/>{move || author(drafts, session)}</p>
                {any.then(|| view! {
                    <ul class="l-preview__photos">{pictures}</ul>
                    <p class="l-preview__note">{t(report::PHOTOS_LATER)}</p>
                })}
            </Card>
        </Section>
    }
}

fn category_line(drafts: Drafts, session: Session) -> Option<String> {
    let list = categories(session);
    let chosen = drafts.open().with(|draft| draft.category(&list).0);
    let category = list.iter().find(|category| Some(category.id) == chosen);
    category.map(|category| local_text(&category.name))
}

fn author(drafts: Drafts, session: Session) -> String {
    let shown = drafts.open().with(|draft| draft.name_shown);
    session
        .me()
        .map(|me| me.name.clone())
        .filter(|name| shown && !name.is_empty())
        .unwrap_or_else(|| t(report::AUTHOR_HIDDEN).to_owned())
}

/// The place as neighbours will read it. Which grid a position lies in only the server knows.
fn place_line(draft: &Draft, book: &Places) -> String {
    let Some(place) = draft.place.to_input() else {
        return String::new();
    };
    let facility = book
        .facilities
        .iter()
        .find(|facility| Some(facility.id) == place.facility);
    let building = place
        .building
        .or_else(|| facility.and_then(|facility| facility.building));
    let building = book.buildings.iter().find(|b| Some(b.id) == building);
    let units = building.map_or(&[][..], |building| &building.units);
    let unit = units.iter().find(|unit| Some(unit.id) == place.unit);
    let spot = masked(&place.spot);
    let names = PlaceNames {
        building: building.map(|building| building.name.as_str()),
        unit: unit.map(|unit| unit.name.as_str()),
        facility: facility.map(|facility| facility.name.as_str()),
        spot: &spot,
    };
    let line = if place.indoors {
        names.building_only().line()
    } else {
        names.line()
    };
    if line.is_empty() {
        return match place.method {
            PlaceMethod::Pin => t(report::MAP_WAY).to_owned(),
            _ => t(report::WAY_POSITION).to_owned(),
        };
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::drafts::model::Way;
    use contract::community::{Building, Facility, Unit};
    use contract::place::Position;
    use contract::{BuildingId, FacilityId, GridId, IdempotencyKey, Timestamp, UnitId};
    use uuid::Uuid;

    const HOUSE: BuildingId = BuildingId(Uuid::from_u128(1));
    const STAIRS: UnitId = UnitId(Uuid::from_u128(2));
    const LIFT: FacilityId = FacilityId(Uuid::from_u128(3));

    fn book() -> Places {
        let position = Position {
            lat: 31.0,
            lng: 121.0,
        };
        let grid = GridId(Uuid::nil());
        Places {
            grids: vec![],
            buildings: vec![Building {
                id: HOUSE,
                grid,
                name: "3号楼".into(),
                position,
                floors: 6,
                units: vec![Unit {
                    id: STAIRS,
                    name: "2单元".into(),
                }],
            }],
            facilities: vec![Facility {
                id: LIFT,
                grid: Some(grid),
                building: Some(HOUSE),
                kind: "lift".into(),
                name: "1号电梯".into(),
                position,
                code: "E1".into(),
                category: None,
            }],
        }
    }

    fn line(change: impl FnOnce(&mut Draft)) -> String {
        let mut draft = Draft::new(Uuid::nil(), IdempotencyKey(Uuid::nil()), Timestamp(0));
        draft.place.building = Some(HOUSE);
        draft.place.unit = Some(STAIRS);
        draft.place.facility = Some(LIFT);
        draft.place.spot = "找王家13800000001".into();
        draft.place.way = Some(Way::Building);
        change(&mut draft);
        place_line(&draft, &book())
    }

    #[test]
    fn the_place_reads_as_the_server_will_show_it_to_neighbours() {
        assert_eq!(line(|_| {}), "3号楼 2单元 找王家***");
        assert_eq!(line(|draft| draft.place.indoors = true), "3号楼");
        assert_eq!(
            line(|draft| draft.place.way = Some(Way::Facility)),
            "3号楼 1号电梯 找王家***"
        );
        assert_eq!(line(|draft| draft.place.way = Some(Way::Map)), "找王家***");
    }
}
