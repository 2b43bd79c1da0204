//! The report as neighbours will see it, before it is sent.

use super::form::categories;
use super::model::{mask, search};
use super::photos::LocalPhoto;
use super::place::Book;
use crate::i18n::{local_text, report, t, tf};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::{Draft, Way};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::Places;
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
                <p class="l-preview__text">{move || drafts.open().with(|draft| mask::mask(draft.text.trim()))}</p>
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

/// The place as others will read it: indoors without entrance and spot.
pub fn place_line(draft: &Draft, book: &Places) -> String {
    let place = &draft.place;
    let spot = Some(place.spot.trim().to_owned()).filter(|spot| !spot.is_empty());
    let facility = || {
        book.facilities
            .iter()
            .find(|f| Some(f.id) == place.facility)
    };
    let named = match place.way {
        Some(Way::Building) => {
            let unit = place.unit.filter(|_| !place.indoors);
            place.building.and_then(|id| search::label(book, id, unit))
        }
        Some(Way::Facility) => facility().map(|facility| facility.name.clone()),
        Some(Way::Position) => Some(t(report::WAY_POSITION).to_owned()),
        Some(Way::Map) => Some(t(report::MAP_WAY).to_owned()),
        None => None,
    };
    let indoors = place.indoors && place.way == Some(Way::Building);
    let spot = spot.filter(|_| !indoors);
    named.into_iter().chain(spot).collect::<Vec<_>>().join(" ")
}
