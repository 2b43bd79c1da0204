//! The report's photos, small in the page and large on demand.

use super::Desk;
use super::model::secret_photo;
use crate::api::media;
use crate::i18n::{Key, number, reports as key, t, tf};
use crate::ui::prelude::*;
use contract::media::{Photo, PhotoStage, PhotoState};
use contract::report::{ReportDetail, Status, Subject};
use leptos::prelude::*;

/// The photos that it was reported with. Those of the work stand with the words that they prove.
pub fn photos(report: &ReportDetail, desk: Desk) -> AnyView {
    let status = report.card.status;
    let all = report.photos.iter().enumerate();
    let own = all.filter(|(_, photo)| photo.stage != PhotoStage::After);
    let (numbers, tiles): (Vec<usize>, Vec<PhotoTile>) =
        own.map(|(at, photo)| (at, tile(at, photo, status))).unzip();
    if tiles.is_empty() {
        return ().into_any();
    }
    let open = UnsyncCallback::new(move |tile: usize| desk.photo.show(numbers[tile]));
    view! {
        <Section title=t(key::PHOTOS)>
            <PhotoGrid photos=tiles on_open=open/>
        </Section>
    }
    .into_any()
}

fn tile(at: usize, photo: &Photo, status: Status) -> PhotoTile {
    PhotoTile {
        src: media::thumb_url(photo.id),
        alt: alt(at, photo),
        note: secret_photo(photo.state, status).map(|why| t(why).to_owned()),
    }
}

/// Stands beside the answer, not in it: it stays open and keeps the focus while the report is fetched
/// again.
#[component]
pub fn Viewer(desk: Desk) -> impl IntoView {
    let photos = Signal::derive(move || {
        let large = desk.report.map(|answer| {
            let report = answer.as_ref().ok();
            let photos = report.map_or(&[][..], |report| &report.photos);
            photos.iter().enumerate().map(large).collect::<Vec<_>>()
        });
        large.unwrap_or_default()
    });
    let acts = UnsyncCallback::new(move |at| {
        let acts = desk.report.map(|answer| {
            answer
                .as_ref()
                .ok()
                .and_then(|report| acts(report, at, desk))
        });
        acts.flatten().into_any()
    });
    view! { <PhotoViewer open=desk.photo.open at=desk.photo.about photos acts/> }
}

fn large((at, photo): (usize, &Photo)) -> LargePhoto {
    LargePhoto {
        src: media::full_url(photo.id),
        alt: alt(at, photo),
        width: photo.width,
        height: photo.height,
    }
}

fn acts(report: &ReportDetail, at: usize, desk: Desk) -> Option<AnyView> {
    let photo = report.photos.get(at)?;
    let (subject, hidden) = (Subject::Photo(photo.id), photo.state == PhotoState::Hidden);
    let acts = (
        super::flag::button(subject, photo.mine, report, desk),
        super::moderate::button(subject, hidden, photo.staff_version, report.card.id, desk),
    );
    Some(acts.into_any())
}

const fn stage(photo: &Photo) -> Key {
    match photo.stage {
        PhotoStage::After => key::PHOTO_AFTER,
        PhotoStage::Before | PhotoStage::Other => key::PHOTO_BEFORE,
    }
}

fn alt(at: usize, photo: &Photo) -> String {
    tf(key::PHOTO_ALT, &[&number(at as i64 + 1), t(stage(photo))])
}
