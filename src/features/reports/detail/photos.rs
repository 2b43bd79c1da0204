//! The report's photos, small in the page and large on demand.

use super::Desk;
use super::model::secret_photo;
use crate::api::media;
use crate::i18n::{Key, number, reports as key, t, tf};
use crate::ui::prelude::*;
use contract::media::{Photo, PhotoStage, PhotoState};
use contract::report::{ReportDetail, Status, Subject};
use leptos::prelude::*;

pub fn photos(report: &ReportDetail, desk: Desk) -> AnyView {
    if report.photos.is_empty() {
        return ().into_any();
    }
    let status = report.card.status;
    let tiles: Vec<PhotoTile> = report
        .photos
        .iter()
        .enumerate()
        .map(|(at, photo)| tile(at, photo, status))
        .collect();
    let open = UnsyncCallback::new(move |at| desk.photo.show(at));
    view! {
        <Section title=t(key::PHOTOS)>
            <PhotoGrid photos=tiles on_open=open/>
        </Section>
    }
    .into_any()
}

fn tile(at: usize, photo: &Photo, status: Status) -> PhotoTile {
    let note = secret_photo(photo.state, status).map_or_else(|| t(stage(photo)), t);
    PhotoTile {
        src: media::thumb_url(photo.id),
        alt: alt(at, photo),
        note: Some(note.to_owned()),
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
        super::flag::button(subject, report, desk),
        super::moderate::button(subject, hidden, report, desk),
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
