//! The report as neighbours will see it, before it is sent; each part with the way to mend it.

use super::form::categories;
use super::model::progress::{CATEGORY, PHOTOS, WORDS};
use super::photos::LocalPhoto;
use super::place::Book;
use super::questions::mend_at;
use crate::i18n::{local_text, report, t, tf};
use crate::paths;
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{Draft, DraftPhoto};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::Places;
use contract::place::{PlaceMethod, PlaceNames};
use contract::privacy::masked;
use contract::report::Visibility;
use leptos::prelude::*;

/// `mend_options` leads to who may see it.
#[component]
pub fn Preview(book: Book, mend_options: UnsyncCallback<()>) -> impl IntoView {
    let drafts = Drafts::get();
    let session = Session::get();
    let private = Memo::new(move |_| {
        let list = categories(session);
        drafts.open().with(|draft| draft.visibility(&list)) == Visibility::Private
    });
    let place = move || said(drafts.open().with(|draft| place_line(draft, &book)));
    let words = move || said(drafts.open().with(|draft| masked(draft.text.trim())));
    let what = |question| Mend::At(mend_at(paths::REPORT_WHAT, question));
    let seen_by = move || {
        t(if private.get() {
            report::VISIBILITY_PRIVATE
        } else {
            report::VISIBILITY_PUBLIC
        })
    };
    view! {
        <Section title=t(report::PREVIEW)>
            <Card>
                {move || private.get().then(|| view! {
                    <p class="l-preview__private"><Icon name="eye-off"/>{t(report::PREVIEW_PRIVATE)}</p>
                })}
                <Part name=t(report::PHOTOS) mend=what(PHOTOS)><Pictures/></Part>
                <Part name=t(report::PART_WORDS) mend=what(WORDS)><p class="l-preview__text">{words}</p></Part>
                <Part name=t(report::PART_PLACE) mend=Mend::At(mend_at(paths::REPORT_WHERE, 0))><p>{place}</p></Part>
                <Part name=t(report::CATEGORY_IS) mend=what(CATEGORY)>
                    {move || category_lines(drafts, session)}
                </Part>
                <Part name=t(report::PART_SEEN_BY) mend=Mend::Press(mend_options)>
                    <p>{seen_by}</p>
                    <p class="l-preview__note">{move || author(drafts, session)}</p>
                </Part>
            </Card>
        </Section>
    }
}

/// How a part is mended.
enum Mend {
    At(String),
    Press(UnsyncCallback<()>),
}

/// One part of the report under its name, with the way to mend just that.
#[component]
fn Part(name: &'static str, mend: Mend, children: Children) -> impl IntoView {
    let words = move || {
        view! { {t(report::CATEGORY_CHANGE)}<span class="l-visually-hidden">" "{name}</span> }
    };
    let act = match mend {
        Mend::At(href) => {
            view! { <a class="l-button l-button--quiet" href=href>{words()}</a> }.into_any()
        }
        Mend::Press(press) => view! {
            <button type="button" class="l-button l-button--quiet" on:click=move |_| press.run(())>{words()}</button>
        }
        .into_any(),
    };
    view! {
        <div class="l-part">
            <div class="l-part__words"><p class="l-part__name">{name}</p>{children()}</div>
            {act}
        </div>
    }
}

fn said(words: String) -> String {
    if words.is_empty() {
        t(report::PART_NONE).to_owned()
    } else {
        words
    }
}

#[component]
fn Pictures() -> impl IntoView {
    let photos = Drafts::get()
        .open()
        .with_untracked(|draft| draft.photos.clone());
    if photos.is_empty() {
        return view! { <p>{t(report::PART_NONE)}</p> }.into_any();
    }
    let each = |(at, photo): (usize, DraftPhoto)| {
        let alt = tf(report::PHOTO_AT, &[&(at + 1).to_string()]);
        view! { <li><LocalPhoto photo alt/></li> }
    };
    let pictures = photos.into_iter().enumerate().map(each).collect_view();
    view! {
        <ul class="l-preview__photos">{pictures}</ul>
        <p class="l-preview__note">{t(report::PHOTOS_LATER)}</p>
    }
    .into_any()
}

/// The category, and the word that suggested it where nobody chose.
fn category_lines(drafts: Drafts, session: Session) -> AnyView {
    let list = categories(session);
    let (chosen, word) = drafts.open().with(|draft| draft.category(&list));
    let category = list.iter().find(|category| Some(category.id) == chosen);
    let name = category.map_or_else(
        || t(report::CATEGORY_NONE).to_owned(),
        |category| local_text(&category.name),
    );
    let why = word.map(|word| tf(report::CATEGORY_BECAUSE, &[&word, &name]));
    view! { <p>{name}</p>{why.map(|why| view! { <p class="l-preview__note">{why}</p> })} }
        .into_any()
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
