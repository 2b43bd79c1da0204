//! The photos of a report: taken or picked, shown in order, moved, taken out again, blacked out.

use super::blackout::Blackout;
use crate::i18n::{report, t, tf};
use crate::platform::idb::IdbError;
use crate::platform::image::{self, ImageError, ObjectUrl, Picked};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::DraftPhoto;
use crate::state::local_store;
use crate::ui::prelude::*;
use contract::limits::{PHOTO_PICK_BYTES_MAX, PHOTO_SIDE, REPORT_PHOTOS_MAX};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use uuid::Uuid;

/// What this part of the form remembers between two presses.
#[derive(Clone, Copy)]
struct Work {
    busy: RwSignal<bool>,
    problems: RwSignal<Vec<String>>,
    /// Taken out last, with its place, for 撤销.
    removed: RwSignal<Option<(usize, DraftPhoto)>>,
    blackout: RwSignal<Option<Uuid>>,
}

#[component]
pub fn Photos() -> impl IntoView {
    let drafts = Drafts::get();
    let work = Work {
        busy: RwSignal::new(false),
        problems: RwSignal::new(Vec::new()),
        removed: RwSignal::new(None),
        blackout: RwSignal::new(None),
    };
    let photos = Memo::new(move |_| drafts.open().with(|draft| draft.photos.clone()));
    let numbered = move || {
        let list = photos.get();
        let count = list.len();
        let row = move |(at, photo)| (at, count, photo);
        list.into_iter().enumerate().map(row).collect::<Vec<_>>()
    };
    // With a key, because a card made from the nodes of the one before would take the second tap of
    // the finger that removed that one.
    let key = |(at, count, photo): &(usize, usize, DraftPhoto)| (*at, *count, photo.id);
    let card = move |(at, count, photo)| view! { <PhotoCard at count photo work/> };
    let busy = Signal::derive(move || work.busy.get().then(|| t(report::PHOTO_WORKING).to_owned()));
    let hint = tf(report::PHOTOS_HINT, &[&REPORT_PHOTOS_MAX.to_string()]);
    let on_pick = UnsyncCallback::new(move |files| spawn_local(take(drafts, work, files)));
    view! {
        <PhotoField legend=t(report::PHOTOS) hint=hint busy problems=work.problems on_pick>
            <PhotoItems><For each=numbered key=key children=card/></PhotoItems>
            <Removed work/>
        </PhotoField>
        {move || work.blackout.get().map(|id| view! { <Blackout id close=work.blackout/> })}
    }
}

/// Prepares and stores files one by one. Runs to its end even when the person has gone on to the
/// next page: a photo that was picked is meant.
async fn take(drafts: Drafts, work: Work, files: Vec<Picked>) {
    work.busy.try_set(true);
    let mut problems = Vec::new();
    let mut over = 0_usize;
    for file in files {
        if drafts.open().with_untracked(|draft| draft.photos.len()) >= REPORT_PHOTOS_MAX {
            over += 1;
            continue;
        }
        if let Err(words) = take_one(drafts, &file).await {
            problems.push(words);
        }
    }
    if over > 0 {
        let counts = [REPORT_PHOTOS_MAX.to_string(), over.to_string()];
        problems.push(tf(report::PHOTO_MORE, &[&counts[0], &counts[1]]));
    }
    work.problems.try_set(problems);
    work.busy.try_set(false);
}

async fn take_one(drafts: Drafts, file: &Picked) -> Result<(), String> {
    let name = file.name();
    let picture = image::shrink(file, PHOTO_PICK_BYTES_MAX, PHOTO_SIDE)
        .await
        .map_err(|error| image_words(error, &name, file.bytes()))?;
    drafts
        .add_photo(picture)
        .await
        .map_err(|error| match error {
            IdbError::Full => tf(report::PHOTO_FULL, &[&name]),
            IdbError::Closed | IdbError::Missing | IdbError::Failed => {
                tf(report::PHOTO_FAILED, &[&name])
            }
        })
}

fn image_words(error: ImageError, name: &str, bytes: f64) -> String {
    const MB: f64 = 1024.0 * 1024.0;
    match error {
        ImageError::TooLarge => {
            let has = format!("{:.0}", (bytes / MB).ceil());
            let most = (PHOTO_PICK_BYTES_MAX / (1024 * 1024)).to_string();
            tf(report::PHOTO_LARGE, &[name, &has, &most])
        }
        ImageError::NotAPicture => tf(report::PHOTO_BAD, &[name]),
        ImageError::Failed => tf(report::PHOTO_FAILED, &[name]),
    }
}

#[component]
fn PhotoCard(at: usize, count: usize, photo: DraftPhoto, work: Work) -> impl IntoView {
    let drafts = Drafts::get();
    let name = tf(report::PHOTO_AT, &[&(at + 1).to_string()]);
    let shift = move |forward: bool| {
        UnsyncCallback::new(move |()| {
            drafts.edit(|draft| draft.move_photo(at, forward));
        })
    };
    let remove = UnsyncCallback::new(move |()| {
        work.removed.set(Some((at, photo)));
        drafts.edit(|draft| draft.photos.retain(|known| known.id != photo.id));
    });
    let cover = UnsyncCallback::new(move |()| work.blackout.set(Some(photo.id)));
    view! {
        <PhotoItem picture=local_photo(photo, name)>
            {(at > 0).then(|| view! {
                <Button kind=Kind::Quiet icon="arrow-left" label=t(report::PHOTO_LEFT) on_press=shift(false)/>
            })}
            {(at + 1 < count).then(|| view! {
                <Button kind=Kind::Quiet icon="arrow-right" label=t(report::PHOTO_RIGHT) on_press=shift(true)/>
            })}
            <Button kind=Kind::Quiet icon="square-pen" label=t(report::BLACKOUT) on_press=cover/>
            <Button kind=Kind::Quiet icon="trash-2" label=t(report::PHOTO_REMOVE) on_press=remove/>
        </PhotoItem>
    }
}

/// The last photo taken out can come back, to where it was.
#[component]
fn Removed(work: Work) -> impl IntoView {
    let drafts = Drafts::get();
    let undo = UnsyncCallback::new(move |()| {
        if let Some((at, photo)) = work.removed.get_untracked() {
            drafts.edit(|draft| {
                if draft.photos.len() < REPORT_PHOTOS_MAX {
                    let at = at.min(draft.photos.len());
                    draft.photos.insert(at, photo);
                }
            });
            work.removed.set(None);
        }
    });
    view! {
        <div role="status" aria-live="polite">
            {move || work.removed.with(Option::is_some).then(|| view! {
                <p class="l-photos__removed">
                    <span>{t(report::PHOTO_REMOVED)}</span>
                    <Button kind=Kind::Quiet icon="undo-2" label=t(report::PHOTO_UNDO) on_press=undo/>
                </p>
            })}
        </div>
    }
}

/// A photo that lies in the browser's own store.
#[component]
pub fn LocalPhoto(photo: DraftPhoto, alt: String) -> impl IntoView {
    view! { <div class="l-photos__frame">{local_photo(photo, alt)}</div> }
}

fn local_photo(photo: DraftPhoto, alt: String) -> AnyView {
    let found = LocalResource::new(move || async move {
        let bytes = local_store::photo(photo.id).await.ok().flatten()?;
        // The resource keeps the address alive for as long as the picture is shown.
        ObjectUrl::for_jpeg(&bytes).map(Rc::new)
    });
    let picture = move || {
        let alt = alt.clone();
        found.get().map(|url| match url {
            Some(url) => view! {
                <img class="l-photos__image" src=url.as_str().to_owned() alt=alt width=photo.width height=photo.height/>
            }
            .into_any(),
            None => view! { <p class="l-photos__missing">{t(report::PHOTO_MISSING)}</p> }.into_any(),
        })
    };
    picture.into_any()
}
