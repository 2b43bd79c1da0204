//! The report's photos, small in the page and large on demand.

use super::Desk;
use crate::api::media;
use crate::i18n::{number, reports as key, t, tf};
use crate::ui::prelude::*;
use contract::media::{Photo, PhotoStage};
use contract::report::{ReportDetail, Subject};
use leptos::prelude::*;

pub fn photos(report: &ReportDetail, desk: Desk) -> AnyView {
    if report.photos.is_empty() {
        return ().into_any();
    }
    let tiles: Vec<PhotoTile> = report.photos.iter().enumerate().map(tile).collect();
    let open = UnsyncCallback::new(move |at| desk.photo.show(at));
    view! {
        <Section title=t(key::PHOTOS)>
            <PhotoGrid photos=tiles on_open=open/>
        </Section>
        <Viewer report=report.clone() desk/>
    }
    .into_any()
}

fn tile((at, photo): (usize, &Photo)) -> PhotoTile {
    let stage = match photo.stage {
        PhotoStage::After => t(key::PHOTO_AFTER),
        PhotoStage::Before | PhotoStage::Other => t(key::PHOTO_BEFORE),
    };
    let note = if photo.released {
        stage
    } else {
        t(key::PHOTO_UNRELEASED)
    };
    PhotoTile {
        src: media::thumb_url(photo.id),
        alt: tf(key::PHOTO_ALT, &[&number(at as i64 + 1), stage]),
        note: Some(note.to_owned()),
    }
}

/// One photo at a time, with buttons instead of swiping.
#[component]
fn Viewer(report: ReportDetail, desk: Desk) -> impl IntoView {
    let count = report.photos.len();
    let title = Signal::derive(move || {
        let at = desk.photo.about.get().unwrap_or_default() + 1;
        tf(key::PHOTO_OF, &[&number(at as i64), &number(count as i64)])
    });
    view! {
        <Dialog open=desk.photo.open title>
            {
                let report = report.clone();
                move || desk.photo.about.get().and_then(|at| large(&report, at, desk))
            }
        </Dialog>
    }
}

fn large(report: &ReportDetail, at: usize, desk: Desk) -> Option<AnyView> {
    let photo = report.photos.get(at)?;
    let count = report.photos.len();
    let go = move |to: usize| UnsyncCallback::new(move |()| desk.photo.show(to));
    let subject = Subject::Photo(photo.id);
    let (src, alt) = (
        media::full_url(photo.id),
        tf(key::PHOTO_ALT, &[&number(at as i64 + 1), ""]),
    );
    Some(
        view! {
            <img class="l-photo-large" src=src alt=alt width=photo.width height=photo.height/>
            <div class="l-cluster">
                {(at > 0).then(|| view! { <Button label=t(key::PHOTO_PREVIOUS) icon="arrow-left" on_press=go(at - 1)/> })}
                {(at + 1 < count).then(|| view! { <Button label=t(key::PHOTO_NEXT) icon="arrow-right" on_press=go(at + 1)/> })}
                {super::flag::button(subject, report, desk)}
                {super::moderate::button(subject, false, report, desk)}
            </div>
        }
        .into_any(),
    )
}
